package dev.latitude.pilot.review;

import static java.util.Objects.requireNonNull;

import dev.latitude.pilot.pilot.DelegationLevel;
import dev.latitude.pilot.pilot.Obstacle;
import dev.latitude.pilot.pilot.PilotRefusal;
import dev.latitude.pilot.pilot.ReviewDecision;
import dev.latitude.pilot.pilot.ReviewOutcome;
import dev.latitude.pilot.triggerset.NewTrigger;
import dev.latitude.pilot.triggerset.NewTriggerSet;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the approver decides, and why. */
public record NewReview(
    @NotNull ReviewOutcome outcome,
    @Schema(description = "Why; the author reads it.", examples = "Two clean weeks.")
        @NotBlank
        @Size(max = 2000)
        String note,
    @Schema(
            description =
                "With ADJUST: all of them, also those that stay; absent when none changes.")
        @Size(max = 20)
        @Nullable List<@NotNull @Valid NewTrigger> triggers,
    @Schema(
            description =
                "With ADJUST and EXTEND: those after today, in the place of those planned; absent when these stay.")
        @Size(max = 52)
        @Nullable List<@NotNull LocalDate> reviewDates,
    @Schema(description = "With EXTEND, which needs it: the new last day.") @Nullable LocalDate end,
    @Schema(description = "With GRADUATE: what graduates; absent for everything on trial.")
        @Size(min = 1, max = 50)
        @Nullable List<@NotNull @Valid Part> rights) {

  /** A right that graduates when not all do, or not as far. */
  @Schema(name = "GraduatingRight")
  public record Part(
      @Schema(description = "A decision on trial.", examples = "client-report.publish")
          @NotBlank
          @Size(max = 200)
          String decision,
      @Schema(description = "The level on trial or a lower one; absent for the one on trial.")
          @Nullable DelegationLevel level) {}

  ReviewDecision decision() {
    requireFitting();
    return switch (outcome) {
      case CONTINUE -> new ReviewDecision.Continue();
      case ADJUST -> new ReviewDecision.Adjust(NewTriggerSet.wish(triggers, reviewDates, note));
      case EXTEND ->
          new ReviewDecision.Extend(new ReviewDecision.Extension(requireNonNull(end), reviewDates));
      case PAUSE -> new ReviewDecision.Pause();
      case REVERT -> new ReviewDecision.Revert();
      case GRADUATE -> new ReviewDecision.Graduate(part());
      case STOP -> new ReviewDecision.Stop();
    };
  }

  private @Nullable List<ReviewDecision.GraduatingRight> part() {
    return rights == null
        ? null
        : rights.stream()
            .map(one -> new ReviewDecision.GraduatingRight(one.decision(), one.level()))
            .toList();
  }

  /** What belongs to another outcome would be passed over unseen, and so would what is missing. */
  private void requireFitting() {
    var broken = new ArrayList<Obstacle>();
    requireOf(EnumSet.of(ReviewOutcome.ADJUST), "/triggers", triggers, broken);
    requireOf(
        EnumSet.of(ReviewOutcome.ADJUST, ReviewOutcome.EXTEND),
        "/reviewDates",
        reviewDates,
        broken);
    requireOf(EnumSet.of(ReviewOutcome.EXTEND), "/end", end, broken);
    if (outcome == ReviewOutcome.EXTEND && end == null) {
      broken.add(new Obstacle("/end", "required", "is required with EXTEND"));
    }
    requireOf(EnumSet.of(ReviewOutcome.GRADUATE), "/rights", rights, broken);
    if (!broken.isEmpty()) {
      throw new PilotRefusal.Invalid(broken);
    }
  }

  private void requireOf(
      Set<ReviewOutcome> outcomes, String pointer, @Nullable Object given, List<Obstacle> broken) {
    if (given != null && !outcomes.contains(outcome)) {
      broken.add(
          new Obstacle(
              pointer, "other-outcome", "is not for the outcome " + outcome + "; leave it out"));
    }
  }
}
