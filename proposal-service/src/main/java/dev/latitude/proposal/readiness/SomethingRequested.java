package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A request must ask for something. */
final class SomethingRequested extends ReadinessRule {
  SomethingRequested() {
    super("nothing-requested", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        proposal.content().rights().isEmpty(),
        "/rights",
        "Name at least one decision you want to own, and at which level.");
  }
}
