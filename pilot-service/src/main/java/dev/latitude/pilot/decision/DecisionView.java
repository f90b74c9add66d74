package dev.latitude.pilot.decision;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.pilot.AmountCheck;
import dev.latitude.pilot.pilot.DecisionKind;
import dev.latitude.pilot.pilot.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the decision log as clients see it. */
@Schema(name = "DecisionEntry", description = "An entry of the decision log.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DecisionView(
    UUID id,
    @Schema(description = "More kinds may come.") DecisionKind kind,
    @Schema(examples = "client-report.publish") String decision,
    LocalDate occurredOn,
    @Schema(description = "The day by which an approval was needed; only with LATE_APPROVAL.")
        @Nullable LocalDate neededBy,
    String what,
    @Nullable Money amount,
    @Schema(description = "How the amount stands to the limit of the right. More values may come.")
        AmountCheck amountCheck,
    @Schema(
            description =
                "Whether the rights were in force at some time of that day (UTC); only with TAKEN.")
        @Nullable Boolean inForce,
    @Schema(description = "Who wrote it.", examples = "robin") String recordedBy,
    Instant recordedAt,
    @Schema(description = "What the other party says to it; absent until then.")
        @Nullable Answer answer) {

  static DecisionView from(DecisionEntry entry) {
    return new DecisionView(
        entry.id(),
        entry.kind(),
        entry.decision(),
        entry.occurredOn(),
        entry.neededBy(),
        entry.what(),
        entry.amount(),
        entry.amountCheck(),
        entry.inForce(),
        entry.recordedBy(),
        entry.recordedAt(),
        entry.answer().orElse(null));
  }
}
