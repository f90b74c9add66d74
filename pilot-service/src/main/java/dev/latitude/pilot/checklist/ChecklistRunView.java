package dev.latitude.pilot.checklist;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A checklist run as clients see it. */
@Schema(name = "ChecklistRun", description = "The checklist as it was gone through for a delivery.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChecklistRunView(
    UUID id,
    @Schema(examples = "Client report, week 48") String delivery,
    LocalDate deliveredOn,
    List<CheckedItem> items,
    @Schema(description = "Whether everything on it was done.") boolean complete,
    String reportedBy,
    Instant reportedAt,
    @Schema(description = "The run that this one corrects.") @Nullable UUID supersedes,
    @Schema(description = "Whether a later one corrects it; it then no longer counts.")
        boolean superseded) {

  static ChecklistRunView from(ChecklistRun run) {
    return new ChecklistRunView(
        run.id(),
        run.delivery(),
        run.deliveredOn(),
        run.items(),
        run.isComplete(),
        run.reportedBy(),
        run.reportedAt(),
        run.supersedes(),
        run.isSuperseded());
  }
}
