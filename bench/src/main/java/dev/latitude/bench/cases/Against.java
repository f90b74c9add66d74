package dev.latitude.bench.cases;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.Work;
import java.util.List;

/**
 * A measurement beside the same on less data, in a suite of its own: what Latitude does must not
 * cost more as data grow.
 */
public record Against(Benchmark one) implements Benchmark {
  static final String BESIDE = " as data grow";

  private static final String SMALL = "small";

  /** A cost of at most 1.3 times. */
  private static final double LEAST = 0.77;

  /** Whether there is something that both suites can do in turns. */
  public static boolean isPossible(Benchmark one) {
    return !one.sides().isEmpty();
  }

  /** What is known of both suites. */
  public static Environment both(Environment large, Environment small) {
    return large.with(SMALL, small);
  }

  @Override
  public String name() {
    return one.name() + BESIDE;
  }

  @Override
  public String title() {
    return one.title() + " The same on less data beside it.";
  }

  /** Each suite is prepared by itself. */
  @Override
  public Environment prepare(Stage stage, Environment environment) throws Exception {
    return one.prepare(stage, environment);
  }

  @Override
  public List<Side> sides() {
    var work = one.sides().getFirst().work();
    return List.of(new Side("large", work), new Side(SMALL, new InSmall(work)));
  }

  @Override
  public List<Goal> goals() {
    return List.of(Goal.throughput("large", SMALL, LEAST));
  }

  @Override
  public int connections() {
    return one.connections();
  }

  private record InSmall(Work work) implements Work {
    @Override
    public Sessions prepare(Environment environment) throws Exception {
      return work.prepare(environment.within(SMALL));
    }
  }
}
