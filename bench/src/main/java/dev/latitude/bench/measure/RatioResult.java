package dev.latitude.bench.measure;

import dev.latitude.bench.cases.Goal;

/**
 * A ratio that was to be reached: of the two sides within each round, since what else happens on
 * the machine then happens to both.
 */
public record RatioResult(Goal goal, Spread ratio) {
  public boolean reached() {
    return goal.isReachedBy(ratio.median());
  }
}
