package dev.latitude.pilot.decision;

import dev.latitude.pilot.pilot.DecisionKind;
import dev.latitude.pilot.pilot.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a party puts into the log. */
public record NewDecision(
    @NotNull DecisionKind kind,
    @Schema(
            description =
                "Slug of one of the pilot's rights; for a LATE_APPROVAL also a decision of its boundaries, in its words.",
            examples = "client-report.publish")
        @NotBlank
        @Size(max = 200)
        String decision,
    @Schema(
            description =
                "The day of the decision, or of the approval: a day of the pilot that has come.")
        @NotNull
        LocalDate occurredOn,
    @Schema(
            description =
                "The day by which the approval was needed: a day of the pilot before `occurredOn`; only with LATE_APPROVAL.")
        @Nullable LocalDate neededBy,
    @Schema(examples = "Published the report of week 48 without a sign-off.")
        @NotBlank
        @Size(max = 1000)
        String what,
    @Schema(description = "What it cost, where money is the point.") @Valid
        @Nullable Money amount) {}
