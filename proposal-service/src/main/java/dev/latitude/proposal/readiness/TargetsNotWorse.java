package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Metric;
import java.util.stream.Stream;

/** A target behind the baseline promises that things get worse. */
final class TargetsNotWorse extends ReadinessRule {
  TargetsNotWorse() {
    super("target-behind-baseline", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return each(
        "/metrics",
        proposal.content().metrics(),
        (metric, pointer) ->
            foundIf(
                isBehind(metric),
                pointer + "/target",
                "This target is worse than the baseline. Aim at least to keep what you have, or check the metric's direction."));
  }

  private static boolean isBehind(Metric metric) {
    var baseline = metric.baseline();
    var target = metric.target();
    if (baseline == null || target == null) {
      return false;
    }
    int ahead = target.compareTo(baseline.value());
    return switch (metric.direction()) {
      case HIGHER_IS_BETTER -> ahead < 0;
      case LOWER_IS_BETTER -> ahead > 0;
    };
  }
}
