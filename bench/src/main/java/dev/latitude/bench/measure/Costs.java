package dev.latitude.bench.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What an operation costs from round to round while a JVM still compiles it. Told by processor
 * time, which hardly depends on what else the machine does. Some rounds together are compared with
 * as many before them: a single one is dearer than the last by chance, above all when much is being
 * compiled.
 */
final class Costs {
  private static final int TOGETHER = 3;
  private static final double HARDLY_LESS = 0.97;

  private final List<Double> rounds = new ArrayList<>();

  void add(double cost) {
    rounds.add(cost);
  }

  int count() {
    return rounds.size();
  }

  /** Whether it is worth another round. */
  boolean stillFall() {
    int count = rounds.size();
    return count < 2 * TOGETHER
        || sum(count - TOGETHER, count) < HARDLY_LESS * sum(count - 2 * TOGETHER, count - TOGETHER);
  }

  private double sum(int from, int to) {
    return rounds.subList(from, to).stream().mapToDouble(Double::doubleValue).sum();
  }
}
