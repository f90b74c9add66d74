package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import java.util.UUID;

/** Something that HR has recorded as happening around people. */
public record ContextEvent(UUID id, ContextEventKind kind, LocalDate occurredOn) {
  String inWords() {
    return "%s on %s".formatted(kind, occurredOn);
  }
}
