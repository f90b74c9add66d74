package dev.latitude.pilot.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.pilot.ReviewOutcome;
import dev.latitude.pilot.pilot.Right;
import dev.latitude.pilot.pilot.TargetCheck;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A review as clients see it. */
@Schema(name = "Review", description = "What the approver decided on looking at the numbers.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReviewView(
    UUID id,
    @Schema(description = "More outcomes may come.") ReviewOutcome outcome,
    String note,
    @Schema(
            description =
                "The planned review date it stands for: of those that had come and had no review yet the earliest that was owed, or else the earliest"
                    + " that nobody owed; absent when none was left.")
        @Nullable LocalDate reviewDate,
    @Schema(
            description =
                "What the numbers said: for each metric with a target and a value, whether it was reached. Shown, and never a condition.")
        List<TargetCheck> targets,
    @Schema(description = "With ADJUST what it put on the table, with EXTEND what stands since.")
        @Nullable String triggerSetHash,
    @Schema(description = "With EXTEND: the new last day.") @Nullable LocalDate end,
    @Schema(description = "With ADJUST and EXTEND: all of them.")
        @Nullable List<LocalDate> reviewDates,
    @Schema(description = "With GRADUATE: what may be written down.")
        @Nullable List<Right> graduatedRights,
    String heldBy,
    @Schema(description = "When it was recorded, which may be after the planned date.")
        Instant heldAt) {

  static ReviewView from(Review review) {
    return new ReviewView(
        review.id(),
        review.outcome(),
        review.note(),
        review.reviewDate(),
        review.details().targets(),
        review.details().triggerSetHash(),
        review.details().end(),
        review.details().reviewDates(),
        review.details().graduatedRights(),
        review.heldBy(),
        review.heldAt());
  }
}
