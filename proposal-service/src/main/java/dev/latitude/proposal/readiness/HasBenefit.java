package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** The approver needs a reason, and the reason is what the work gains. */
final class HasBenefit implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    return proposal.content().benefits().isEmpty()
        ? Stream.of(
            Finding.blocker(
                "no-benefit",
                "/benefits",
                "Say at least one thing that gets better for the business."))
        : Stream.empty();
  }
}
