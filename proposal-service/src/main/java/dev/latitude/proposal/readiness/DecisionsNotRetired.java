package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** What the catalogue has retired is nobody's to ask for any more. */
final class DecisionsNotRetired extends ReadinessRule {
  DecisionsNotRetired() {
    super("retired-decision", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return eachKnownRight(
        proposal,
        (right, policy, pointer) ->
            foundIf(
                policy.retired(),
                pointer + "/decision",
                "The catalogue has retired '"
                    + right.decision()
                    + "'. Choose a decision that is active, or ask HR which one took its place."));
  }
}
