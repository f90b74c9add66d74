package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A right that is held already needs no request. */
final class AsksForMore extends ReadinessRule {
  AsksForMore() {
    super("nothing-gained", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return eachRight(
        proposal,
        (right, pointer) ->
            foundIf(
                !right.requestedLevel().isAbove(right.currentLevel()),
                pointer + "/requestedLevel",
                "Ask for a level above the current one, or leave this decision out."));
  }
}
