package dev.latitude.bench.measure;

import dev.latitude.bench.load.Outcome;
import java.util.Map;

/**
 * One side in one round.
 *
 * @param processors seconds of processors used meanwhile, by group of processes
 * @param others seconds of processors that everything else on the machine used meanwhile
 */
public record Round(Outcome outcome, Map<String, Double> processors, double others) {

  /** How many processors were busy with something else. */
  public double othersBusy() {
    return others / outcome.seconds();
  }
}
