package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A trial that does not end is a change for good under another name. */
final class PilotEnds extends ReadinessRule {
  PilotEnds() {
    super("pilot-without-end", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var plan = proposal.content().pilot();
    return foundIf(plan != null && plan.end() == null, "/pilot/end", "Give the trial a last day.");
  }
}
