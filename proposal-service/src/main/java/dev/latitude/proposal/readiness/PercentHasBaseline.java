package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Trigger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A threshold in percent of a baseline needs the baseline. */
final class PercentHasBaseline extends ReadinessRule {
  PercentHasBaseline() {
    super("no-baseline", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var known =
        proposal.content().metrics().stream()
            .filter(metric -> metric.baseline() != null)
            .map(Metric::key)
            .collect(Collectors.toSet());
    return each(
        "/triggers",
        proposal.content().triggers(),
        (trigger, pointer) ->
            foundIf(
                trigger.threshold().basis() == Trigger.Threshold.Basis.BASELINE_PERCENT
                    && !known.contains(trigger.metric()),
                pointer + "/threshold",
                "Give the metric a baseline, or make the threshold absolute."));
  }
}
