package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A trial takes time. */
final class PilotEndsAfterStart extends ReadinessRule {
  PilotEndsAfterStart() {
    super("pilot-ends-before-it-starts", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var plan = proposal.content().pilot();
    var end = plan == null ? null : plan.end();
    return foundIf(
        plan != null && end != null && !end.isAfter(plan.start()),
        "/pilot/end",
        "Let the trial end after it starts.");
  }
}
