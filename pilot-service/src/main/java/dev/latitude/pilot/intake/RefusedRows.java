package dev.latitude.pilot.intake;

import dev.latitude.kit.problem.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows that are refused: all are counted, and the first thousand are told. */
final class RefusedRows {
  static final int MOST_TOLD = 1_000;

  private record Told(int number, List<Fault> faults) {}

  private final List<Told> told = new ArrayList<>();
  private int count;

  void add(int number, List<Fault> faults) {
    count++;
    if (told.size() < MOST_TOLD) {
      told.add(new Told(number, faults));
    }
  }

  /** More were refused than are added one by one. */
  void countOnly(int more) {
    count += more;
  }

  int count() {
    return count;
  }

  /** In the order of the rows. */
  List<Fault> faults() {
    return told.stream()
        .sorted(Comparator.comparingInt(Told::number))
        .limit(MOST_TOLD)
        .flatMap(row -> row.faults().stream())
        .toList();
  }
}
