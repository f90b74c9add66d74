package dev.latitude.pilot.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.pilot.ReviewOutcome;
import java.time.Instant;
import java.time.LocalDate;
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
                "The planned review date it stands for: the earliest that had come and had no review yet; absent when none was due.")
        @Nullable LocalDate reviewDate,
    String heldBy,
    @Schema(description = "When it was recorded, which may be after the planned date.")
        Instant heldAt) {

  static ReviewView from(Review review) {
    return new ReviewView(
        review.id(),
        review.outcome(),
        review.note(),
        review.reviewDate(),
        review.heldBy(),
        review.heldAt());
  }
}
