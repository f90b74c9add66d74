package dev.latitude.pilot.review;

import dev.latitude.pilot.pilot.Figures;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.ProposedTriggerSet;
import dev.latitude.pilot.pilot.ReviewOutcome;
import dev.latitude.pilot.pilot.Right;
import dev.latitude.pilot.pilot.TargetCheck;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a review looked at, and what came of it.
 *
 * @param targets by metric that has a target and a value, whether it was reached
 * @param triggerSetHash what it put on the table, or let stand by moving the end
 * @param end the new last day
 */
record ReviewDetails(
    List<TargetCheck> targets,
    @Nullable String triggerSetHash,
    @Nullable LocalDate end,
    @Nullable List<LocalDate> reviewDates,
    @Nullable List<Right> graduatedRights) {

  /** Of a pilot to which the review has done what it decided. */
  static ReviewDetails of(Pilot pilot, ReviewOutcome outcome, Figures figures) {
    var targets = TargetCheck.of(pilot.terms(), figures);
    var plan = pilot.terms().plan();
    return switch (outcome) {
      case CONTINUE, PAUSE, REVERT, STOP -> new ReviewDetails(targets, null, null, null, null);
      case ADJUST -> {
        var proposed = pilot.proposedTriggerSet();
        yield new ReviewDetails(
            targets,
            proposed.map(ProposedTriggerSet::hash).orElse(null),
            null,
            proposed.map(ProposedTriggerSet::reviewDates).orElse(null),
            null);
      }
      case EXTEND ->
          new ReviewDetails(targets, pilot.triggerSetHash(), plan.end(), plan.reviewDates(), null);
      case GRADUATE ->
          new ReviewDetails(targets, null, null, null, pilot.graduatedRights().orElse(null));
    };
  }
}
