package dev.latitude.proposal.catalogue;

import dev.latitude.kit.problem.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a file: where, and how to mend it. All faults are counted and the first ones
 * told, so that a file that is wrong throughout does not get an answer larger than itself.
 */
final class FileFaults {
  static final int MOST_TOLD = 100;

  private final List<Fault> told = new ArrayList<>();
  private int total;

  /** At a cell: {@code /3/ceiling}, "Line 3, column 5 (ceiling): must be …". */
  void at(long line, int position, String column, String code, String detail) {
    add(
        "/" + line + "/" + column,
        code,
        "Line %d, column %d (%s): %s".formatted(line, position + 1, column, detail));
  }

  /** At a whole line. */
  void at(long line, String code, String detail) {
    add("/" + line, code, "Line %d: %s".formatted(line, detail));
  }

  private void add(String pointer, String code, String detail) {
    total++;
    if (told.size() < MOST_TOLD) {
      told.add(Fault.at(pointer, code, detail.endsWith(".") ? detail : detail + "."));
    }
  }

  void refuseAny() {
    if (total > 0) {
      throw new DecisionTypeRefusal.FaultyFile(total, told);
    }
  }
}
