package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Trigger;
import java.util.stream.Stream;

/** A brake that acts when a number gets better stops what it should protect. */
final class BrakesOnTheBadSide extends ReadinessRule {
  BrakesOnTheBadSide() {
    super("brake-on-good-side", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return eachWatched(
        proposal,
        (trigger, metric, pointer) ->
            foundIf(
                (trigger.operator() == Trigger.Operator.ABOVE)
                    == (metric.direction() == Metric.Direction.HIGHER_IS_BETTER),
                pointer + "/operator",
                "This brake acts when '"
                    + metric.key()
                    + "' gets better. Turn the operator round, or check the metric's direction."));
  }
}
