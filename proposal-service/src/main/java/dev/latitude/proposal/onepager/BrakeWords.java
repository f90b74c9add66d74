package dev.latitude.proposal.onepager;

import dev.latitude.kit.document.PlainText;
import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Trigger;
import dev.latitude.proposal.proposal.Trigger.Operator;
import java.math.BigDecimal;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A trigger in words that somebody understands who has never heard of triggers. */
final class BrakeWords {
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private final Wording words;
  private final Map<String, Metric> metrics;

  BrakeWords(Wording words, Map<String, Metric> metrics) {
    this.words = words;
    this.metrics = metrics;
  }

  String of(Trigger trigger) {
    var effect = trigger.mode() + "." + trigger.kind();
    return words.filled("brake." + effect, condition(trigger) + conditions(trigger))
        + withoutData(trigger);
  }

  /** Where missing data bring nothing about, nothing is said of them. */
  private String withoutData(Trigger trigger) {
    var noData = trigger.noData();
    if (noData == null || !noData.acts()) {
      return "";
    }
    boolean watched = trigger.mode() == Trigger.Mode.SHADOW;
    var key = "brake.silence." + (watched ? Trigger.NoData.Action.NOTIFY : noData.action());
    var grace = Objects.requireNonNullElse(noData.grace(), Period.ZERO);
    return " " + words.filled(key, words.counted("days", grace.get(ChronoUnit.DAYS)));
  }

  private String condition(Trigger trigger) {
    var metric = metrics.get(trigger.metric());
    var name = PlainText.line(metric == null ? trigger.metric() : metric.name());
    return switch (trigger.threshold().basis()) {
      case ABSOLUTE ->
          words.filled("brake.absolute." + trigger.operator(), name, value(trigger, metric));
      case BASELINE_PERCENT -> relative(trigger, metric, name);
    };
  }

  private String value(Trigger trigger, @Nullable Metric metric) {
    var value = trigger.threshold().value();
    return metric == null ? words.number(value) : words.quantity(value, metric.unit());
  }

  /**
   * "More than a tenth below" is how people say it. It is only true of a fall below, or a rise
   * above, a baseline that is not negative; what is left is said as a part of the baseline.
   */
  private String relative(Trigger trigger, @Nullable Metric metric, String name) {
    var percent = trigger.threshold().value();
    var baseline = metric == null || metric.baseline() == null ? null : metric.baseline().value();
    boolean away = trigger.operator() == (percent.signum() < 0 ? Operator.BELOW : Operator.ABOVE);
    boolean plain = baseline == null || baseline.signum() >= 0;
    var key = "brake.relative." + trigger.operator();
    String said;
    if (percent.signum() == 0) {
      said = words.filled(key + ".baseline", name);
    } else if (away && plain) {
      said = words.filled(key + ".away", name, words.number(percent.abs()));
    } else {
      said = words.filled(key + ".part", name, words.number(WHOLE.add(percent)));
    }
    return metric == null || baseline == null
        ? said
        : words.filled(
            "brake.limit", said, words.quantity(limit(baseline, percent), metric.unit()));
  }

  private static BigDecimal limit(BigDecimal baseline, BigDecimal percent) {
    return baseline.multiply(WHOLE.add(percent)).movePointLeft(2).stripTrailingZeros();
  }

  private String conditions(Trigger trigger) {
    return atLeastTwo("brake.consecutive", trigger.consecutive())
        + atLeastTwo("brake.sample", trigger.minimumSample());
  }

  /** That something must happen once goes without saying. */
  private String atLeastTwo(String key, @Nullable Integer times) {
    return times == null || times < 2
        ? ""
        : words.filled(key, words.number(BigDecimal.valueOf(times)));
  }
}
