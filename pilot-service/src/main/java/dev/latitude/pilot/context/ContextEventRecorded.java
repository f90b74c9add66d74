package dev.latitude.pilot.context;

import dev.latitude.pilot.pilot.ContextEvent;
import dev.latitude.pilot.pilot.ContextEventKind;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What this service reads of a {@code context-event.recorded}; HR's note stays with HR. */
record ContextEventRecorded(
    @NotBlank String kind,
    @NotEmpty @Size(max = 1000) List<@NotBlank String> people,
    @NotNull LocalDate occurredOn) {

  /** Empty for a kind that this version does not know, and that no clause can name. */
  Optional<ContextEvent> contextEvent(UUID id) {
    return Arrays.stream(ContextEventKind.values())
        .filter(known -> known.name().equals(kind))
        .findFirst()
        .map(known -> new ContextEvent(id, known, occurredOn));
  }
}
