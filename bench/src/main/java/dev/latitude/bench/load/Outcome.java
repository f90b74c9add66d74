package dev.latitude.bench.load;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What came of a job.
 *
 * @param operations that were answered rightly
 * @param units how many answers or rows they stand for
 * @param failures what was not answered, or wrongly
 * @param firstFailure what the first of them was
 * @param seconds from the first operation to the end of the last
 * @param p50 microseconds within which half of the operations ended
 */
public record Outcome(
    long operations,
    long units,
    long failures,
    @Nullable String firstFailure,
    double seconds,
    double p50,
    double p90,
    double p99,
    double p999,
    double most) {

  static Outcome of(
      Histogram latency, long units, long failures, @Nullable String firstFailure, long nanos) {
    return new Outcome(
        latency.getTotalCount(),
        units,
        failures,
        firstFailure,
        nanos / 1e9,
        micros(latency, 50),
        micros(latency, 90),
        micros(latency, 99),
        micros(latency, 99.9),
        micros(latency, 100));
  }

  private static double micros(Histogram latency, double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }

  public double unitsPerSecond() {
    return units / seconds;
  }
}
