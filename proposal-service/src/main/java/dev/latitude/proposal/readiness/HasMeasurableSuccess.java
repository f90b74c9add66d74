package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Without a number to start from and one to reach, nobody can tell whether it worked. */
final class HasMeasurableSuccess implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    boolean measurable =
        proposal.content().metrics().stream()
            .anyMatch(metric -> metric.baseline() != null && metric.target() != null);
    return measurable
        ? Stream.empty()
        : Stream.of(
            Finding.blocker(
                "no-measurable-success",
                "/metrics",
                "Add at least one metric with both a baseline and a target."));
  }
}
