package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Saying what stays with others is what makes the rest easy to give. */
final class HasBoundary extends ReadinessRule {
  HasBoundary() {
    super("no-boundary", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        proposal.content().boundaries().isEmpty(),
        "/boundaries",
        "Name at least one decision you will not take without input, and who holds it.");
  }
}
