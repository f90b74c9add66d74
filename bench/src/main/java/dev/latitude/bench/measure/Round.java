package dev.latitude.bench.measure;

import dev.latitude.bench.load.Outcome;
import java.util.Map;

/**
 * One side in one round.
 *
 * @param processors seconds of processors used meanwhile, by group of processes
 * @param othersBusy how many processors were busy with anything else meanwhile
 */
public record Round(Outcome outcome, Map<String, Double> processors, double othersBusy) {
  /** Of all groups together, for one answer. */
  double processorMicros() {
    return processors.values().stream().mapToDouble(Double::doubleValue).sum()
        * 1e6
        / outcome.units();
  }
}
