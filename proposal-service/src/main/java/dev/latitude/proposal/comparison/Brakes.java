package dev.latitude.proposal.comparison;

import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Trigger;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the triggers of one content act, given the baselines that its metrics state. */
final class Brakes {
  private final Map<String, BigDecimal> baselines = new HashMap<>();

  Brakes(List<Metric> metrics) {
    for (var metric : metrics) {
      var baseline = metric.baseline();
      if (baseline != null) {
        baselines.putIfAbsent(metric.key(), baseline.value());
      }
    }
  }

  /** The value at which the trigger acts; empty when it is relative to a baseline nobody stated. */
  Optional<BigDecimal> limit(Trigger trigger) {
    return trigger.threshold().limit(baselines.get(trigger.metric()));
  }

  String limitInWords(Trigger trigger) {
    var words = thresholdInWords(trigger);
    return trigger.threshold().basis() == Trigger.Threshold.Basis.ABSOLUTE
        ? words
        : words + limit(trigger).map(limit -> " (" + Texts.number(limit) + ")").orElse("");
  }

  static String inWords(Trigger trigger) {
    return trigger.mode()
        + " "
        + trigger.kind()
        + ", "
        + trigger.metric()
        + " "
        + thresholdInWords(trigger);
  }

  private static String thresholdInWords(Trigger trigger) {
    var value = trigger.operator() + " " + Texts.number(trigger.threshold().value());
    return switch (trigger.threshold().basis()) {
      case ABSOLUTE -> value;
      case BASELINE_PERCENT -> value + " % from the baseline";
    };
  }

  static boolean sameThreshold(Trigger.Threshold one, Trigger.Threshold other) {
    return one.basis() == other.basis() && one.value().compareTo(other.value()) == 0;
  }
}
