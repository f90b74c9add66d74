package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A brake that the baseline itself would pull stops the trial at its first measurement. */
final class BrakesNotPulledYet extends ReadinessRule {
  BrakesNotPulledYet() {
    super("brake-pulled-already", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return eachWatched(
        proposal,
        (trigger, metric, pointer) -> {
          var baseline = metric.baseline();
          return foundIf(
              baseline != null && trigger.isBreachedBy(baseline.value(), baseline.value()),
              pointer + "/threshold",
              "The baseline of '"
                  + metric.key()
                  + "' would pull this brake already. Put the threshold beyond it.");
        });
  }
}
