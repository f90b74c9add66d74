package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** The two look at the numbers together while there is time to change something. */
final class PilotIsReviewed extends ReadinessRule {
  PilotIsReviewed() {
    super("pilot-without-review", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var plan = proposal.content().pilot();
    return foundIf(
        plan != null && plan.reviewDates().isEmpty(),
        "/pilot/reviewDates",
        "Name at least one day on which you both look at the numbers.");
  }
}
