package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A review as clients see it. */
@Schema(
    name = "AgreementReview",
    description = "One time at which the two looked at their agreement, and what they came to.",
    examples = AgreementExamples.REVIEW_HELD)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewView(
    UUID agreementId,
    @Schema(description = "The n-th review of the agreement.") int number,
    @Schema(description = "Version in force at that time.") int version,
    @Schema(description = "Party that recorded it.", examples = "morgan") String heldBy,
    Instant heldAt,
    @Schema(description = "More outcomes may come.") ReviewOutcome outcome,
    String note,
    @Schema(description = "Days of the review points that were held with it.") List<LocalDate> held,
    @Schema(description = "The draft in proposal-service that an EXPAND began.")
        @Nullable UUID followUpProposalId) {

  public static ReviewView from(UUID agreementId, AgreementReview review) {
    return new ReviewView(
        agreementId,
        review.number(),
        review.versionNumber(),
        review.heldBy(),
        review.heldAt(),
        review.outcome(),
        review.note(),
        review.points().stream().map(ReviewPoint::dueOn).toList(),
        review.followUpProposalId());
  }
}
