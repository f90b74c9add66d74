package dev.latitude.bench.cases;

import dev.latitude.bench.load.Environment;
import dev.latitude.bench.measure.Figure;
import java.util.List;

/** A measurement: something that Latitude does, and limits of what this machine could do. */
public interface Benchmark {
  String name();

  /** What is measured, in a line. */
  String title();

  /** Loads data and finds out what the load generator has to know. */
  default Environment prepare(Stage stage, Environment environment) throws Exception {
    return environment;
  }

  /** What is compared, what Latitude does first; nothing where all there is are figures. */
  default List<Side> sides() {
    return List.of();
  }

  default List<Goal> goals() {
    return List.of();
  }

  /** What has no limit beside it, taken after the rounds of the sides. */
  default List<Figure> figures(Stage stage, Environment environment, Effort effort)
      throws Exception {
    return List.of();
  }

  /**
   * After how many operations all that they do has been compiled; the thorough compiler wants to
   * have seen something ten thousand times.
   */
  default int warmAfter() {
    return 15_000;
  }

  default int connections() {
    return 16;
  }

  /** Whether the time of one operation is worth a series of its own, at a fixed rate. */
  default boolean timed() {
    return goals().stream().anyMatch(goal -> goal.kind() == Goal.Kind.P99);
  }

  default Side side(String name) {
    return sides().stream()
        .filter(side -> side.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name() + " has no side " + name));
  }
}
