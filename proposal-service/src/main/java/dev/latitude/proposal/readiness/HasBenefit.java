package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** The approver needs a reason, and the reason is what the work gains. */
final class HasBenefit extends ReadinessRule {
  HasBenefit() {
    super("no-benefit", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        proposal.content().benefits().isEmpty(),
        "/benefits",
        "Say at least one thing that gets better for the business.");
  }
}
