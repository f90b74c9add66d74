package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** What has worked for a year is no trial any more. */
final class PilotWithinAYear extends ReadinessRule {
  private static final int LONGEST_DAYS = 366;

  PilotWithinAYear() {
    super("pilot-too-long", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var plan = proposal.content().pilot();
    var end = plan == null ? null : plan.end();
    return foundIf(
        plan != null && end != null && !end.isBefore(plan.start().plusDays(LONGEST_DAYS)),
        "/pilot/end",
        "Let the trial last at most a year; what works is then written down.");
  }
}
