package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Trust grows by steps; a leap asks for all of it at once. */
final class SmallSteps extends ReadinessRule {
  SmallSteps() {
    super("big-leap", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return eachRight(
        proposal,
        (right, pointer) ->
            foundIf(
                Steps.leap(right) > Steps.LONGEST,
                pointer + "/requestedLevel",
                "From "
                    + right.currentLevel()
                    + " to "
                    + right.requestedLevel()
                    + " is a leap of "
                    + Steps.leap(right)
                    + " levels. Ask for "
                    + Steps.next(right)
                    + " first, and for the rest when it has gone well."));
  }
}
