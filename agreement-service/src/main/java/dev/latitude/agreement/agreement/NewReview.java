package dev.latitude.agreement.agreement;

import dev.latitude.agreement.right.Lists;
import dev.latitude.kit.problem.Fault;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the two came to when they looked at their agreement. */
@Schema(
    description = "What the two came to when they looked at their agreement.",
    examples = AgreementExamples.REVIEW)
public record NewReview(
    @Schema(
            description =
                "CONTINUE is the approver's to say, EXPAND the employee's, the others either's. More outcomes may come.")
        @NotNull
        ReviewOutcome outcome,
    @Schema(description = "Why; both read it.", examples = "Nothing went wrong in half a year")
        @NotBlank
        @Size(max = 2000)
        String note,
    @Schema(
            description =
                "The day of a review point that is still ahead and is held with this one; those that are due are held in any case. What a context event called for is held by a review of the approver only.",
            examples = "2026-06-01")
        @Nullable LocalDate heldEarly,
    @Schema(description = "For RENEW, and needed there: the new last day.", examples = "2028-03-01")
        @Nullable LocalDate effectiveTo,
    @Schema(
            description = "For RENEW: days in the new time on which the two look at it.",
            examples = "[\"2027-09-01\"]")
        @Size(max = 52)
        List<@NotNull LocalDate> reviewPoints,
    @Schema(
            description = "For END: first day on which it does not hold; at once when absent.",
            examples = "2026-08-01")
        @Nullable LocalDate effectiveOn) {

  public NewReview {
    reviewPoints = Lists.orEmpty(reviewPoints);
  }

  /** Each outcome has its own details, and no others. */
  void requireFitting() {
    var faults = new ArrayList<Fault>();
    if ((outcome == ReviewOutcome.RENEW) != (effectiveTo != null)) {
      faults.add(Fault.at("/effectiveTo", "outcome", "must be there for RENEW, and only there"));
    }
    if (outcome != ReviewOutcome.RENEW && !reviewPoints.isEmpty()) {
      faults.add(Fault.at("/reviewPoints", "outcome", "is for RENEW only"));
    }
    if (outcome != ReviewOutcome.END && effectiveOn != null) {
      faults.add(Fault.at("/effectiveOn", "outcome", "is for END only"));
    }
    if (!faults.isEmpty()) {
      throw new AgreementRefusal.ContradictoryTerms(faults);
    }
  }
}
