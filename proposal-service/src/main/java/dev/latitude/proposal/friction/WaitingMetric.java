package dev.latitude.proposal.friction;

import dev.latitude.proposal.proposal.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;

/**
 * The metric a summary offers to a proposal: how long one waits for a decision, with the median so
 * far as its baseline. The target is for the author to set.
 */
final class WaitingMetric {
  static final int DECIMALS = 4;
  static final int LONGEST_KEY = 60;

  private static final String PREFIX = "waiting.";
  private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

  private WaitingMetric() {}

  /** Nothing when nobody noted a waiting time: there would be no baseline. */
  static Optional<Metric> offeredBy(FrictionSummary summary) {
    return Optional.ofNullable(summary.medianWaiting())
        .map(
            median ->
                new Metric(
                    key(summary.decision()),
                    "Waiting time for " + summary.decision(),
                    "hours",
                    Metric.Direction.LOWER_IS_BETTER,
                    new Metric.Baseline(
                        hours(median), source(summary.waits()), summary.from(), summary.to()),
                    null));
  }

  private static String source(long waits) {
    return "Friction log: median of " + (waits == 1 ? "1 wait" : waits + " waits");
  }

  /** Rounded half up to a ten-thousandth of an hour (0.36 s), without trailing zeros. */
  static BigDecimal hours(Duration duration) {
    var hours =
        BigDecimal.valueOf(duration.toMillis())
            .divide(MILLIS_PER_HOUR, DECIMALS, RoundingMode.HALF_UP)
            .stripTrailingZeros();
    return hours.scale() < 0 ? hours.setScale(0) : hours;
  }

  /**
   * A metric's key is shorter than a decision's slug may be; a slug that is cut is told from others
   * by its hash, so that two decisions of one proposal do not share a key.
   */
  static String key(String decision) {
    var key = PREFIX + decision;
    if (key.length() <= LONGEST_KEY) {
      return key;
    }
    var hash = "-%08x".formatted(decision.hashCode());
    return key.substring(0, LONGEST_KEY - hash.length()).replaceFirst("[.-]+$", "") + hash;
  }
}
