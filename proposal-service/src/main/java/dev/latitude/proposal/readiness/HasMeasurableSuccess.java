package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Without a number to start from and one to reach, nobody can tell whether it worked. */
final class HasMeasurableSuccess extends ReadinessRule {
  HasMeasurableSuccess() {
    super("no-measurable-success", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        proposal.content().metrics().stream()
            .noneMatch(metric -> metric.baseline() != null && metric.target() != null),
        "/metrics",
        "Add at least one metric with both a baseline and a target.");
  }
}
