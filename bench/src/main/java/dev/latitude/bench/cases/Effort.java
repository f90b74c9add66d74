package dev.latitude.bench.cases;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.Job;
import dev.latitude.bench.load.LoadGenerator;
import dev.latitude.bench.measure.MeasuringFailed;

/**
 * What a measurement that is not made in rounds of its sides is made with.
 *
 * @param rounds how often
 * @param seconds how long each time
 */
public record Effort(LoadGenerator load, int rounds, double seconds) {
  private static final double A_MOMENT = 0.05;

  /**
   * Does one operation of a side in the load generator, after those that it did before; of those
   * that take no longer than a moment, a few.
   */
  void once(Benchmark benchmark, String side, Environment environment) {
    var outcome = load.run(new Job(benchmark.name(), side, 1, A_MOMENT, 0, environment));
    if (outcome.failures() > 0) {
      throw new MeasuringFailed(benchmark.name(), side, outcome);
    }
  }
}
