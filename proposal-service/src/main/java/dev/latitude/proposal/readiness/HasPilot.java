package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A trial is easier to grant than a change for good. */
final class HasPilot extends ReadinessRule {
  HasPilot() {
    super("no-pilot", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        proposal.content().pilot() == null,
        "/pilot",
        "Plan a trial: a start, an end and review dates.");
  }
}
