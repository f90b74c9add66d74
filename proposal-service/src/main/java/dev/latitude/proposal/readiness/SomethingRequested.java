package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A request must ask for something. */
final class SomethingRequested implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    return proposal.content().rights().isEmpty()
        ? Stream.of(
            Finding.blocker(
                "nothing-requested",
                "/rights",
                "Name at least one decision you want to own, and at which level."))
        : Stream.empty();
  }
}
