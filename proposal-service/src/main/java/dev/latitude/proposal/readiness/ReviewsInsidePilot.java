package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A review outside the trial reviews nothing. */
final class ReviewsInsidePilot extends ReadinessRule {
  ReviewsInsidePilot() {
    super("review-outside-pilot", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var plan = proposal.content().pilot();
    if (plan == null) {
      return Stream.empty();
    }
    var end = plan.end();
    return each(
        "/pilot/reviewDates",
        plan.reviewDates(),
        (day, pointer) ->
            foundIf(
                !day.isAfter(plan.start()) || (end != null && day.isAfter(end)),
                pointer,
                "Put the review after the start and not after the end."));
  }
}
