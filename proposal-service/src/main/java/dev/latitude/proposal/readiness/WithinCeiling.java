package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Policy caps how far a decision may be delegated to anybody. */
final class WithinCeiling extends ReadinessRule {
  WithinCeiling() {
    super("above-ceiling", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return eachKnownRight(
        proposal,
        (right, policy, pointer) ->
            foundIf(
                right.requestedLevel().isAbove(policy.ceiling()),
                pointer + "/requestedLevel",
                "Policy lets nobody have more than "
                    + policy.ceiling()
                    + " for this decision. Ask for that level or a lower one."));
  }
}
