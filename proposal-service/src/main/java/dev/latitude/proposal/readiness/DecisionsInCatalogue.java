package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/**
 * Every system calls a decision by its slug in the catalogue, so one that is not there could never
 * be checked.
 */
final class DecisionsInCatalogue extends ReadinessRule {
  DecisionsInCatalogue() {
    super("unknown-decision", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return eachRight(
        proposal,
        (right, pointer) ->
            foundIf(
                !proposal.catalogue().containsKey(right.decision()),
                pointer + "/decision",
                "The catalogue has no decision '"
                    + right.decision()
                    + "'. Choose one that it has, or ask HR to add it."));
  }
}
