package dev.latitude.pilot.statusupdate;

import dev.latitude.pilot.pilot.Health;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A status update as clients see it. */
@Schema(name = "StatusUpdate", description = "What the author reported on one period.")
public record StatusUpdateView(
    UUID id,
    int period,
    @Schema(description = "First day of the period.") LocalDate from,
    @Schema(description = "Last day of the period, included.") LocalDate to,
    String summary,
    @Schema(description = "More values may come.") Health health,
    List<ChecklistItem> checklist,
    @Schema(description = "Whether it came after the last day of its period.") boolean late,
    String reportedBy,
    Instant reportedAt) {

  static StatusUpdateView from(StatusUpdate update) {
    return new StatusUpdateView(
        update.id(),
        update.period(),
        update.from(),
        update.to(),
        update.summary(),
        update.health(),
        update.checklist(),
        update.isLate(),
        update.reportedBy(),
        update.reportedAt());
  }
}
