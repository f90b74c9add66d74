package dev.latitude.pilot.pilot;

import dev.latitude.pilot.trigger.Silence;
import dev.latitude.pilot.trigger.Tally;
import java.time.LocalDate;
import java.util.Optional;

/** When a pilot whose rights have come into force may lack data first. */
final class DataExpectations {
  private DataExpectations() {}

  /** As if nothing had been measured: whatever was measured can only make it later. */
  static Optional<LocalDate> firstLook(Terms terms, LocalDate inForceFrom) {
    return terms.triggers().stream()
        .flatMap(trigger -> Silence.of(trigger, Tally.EMPTY, inForceFrom).stream())
        .map(Silence::missingFrom)
        .min(LocalDate::compareTo);
  }
}
