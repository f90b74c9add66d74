package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** What could go wrong is in the approver's mind anyway; naming it shows that it was thought of. */
final class NamesRisk extends ReadinessRule {
  NamesRisk() {
    super("no-risk-named", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        proposal.content().risks().isEmpty(),
        "/risks",
        "Name at least one thing that could go wrong, and what answers it.");
  }
}
