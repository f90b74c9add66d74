package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Saying what stays with others is what makes the rest easy to give. */
final class HasBoundary implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    return proposal.content().boundaries().isEmpty()
        ? Stream.of(
            Finding.blocker(
                "no-boundary",
                "/boundaries",
                "Name at least one decision you will not take without input, and who holds it."))
        : Stream.empty();
  }
}
