package dev.latitude.pilot.intake;

import dev.latitude.kit.problem.Fault;

/**
 * A row as it was sent, not yet looked into.
 *
 * @param number where it stands: the line of the body, or in JSON its place in {@code items}
 * @param json the row as a JSON object, whatever its format was
 */
record RawRow(int number, String json) {

  /** How faults name the place of a row. */
  interface Places {
    /** A fault of a row; the pointer leads into the row. */
    Fault at(int number, String pointer, String code, String detail);
  }

  static final Places LINES = Fault::atLine;
  static final Places ITEMS =
      (number, pointer, code, detail) -> Fault.at("/items/" + number + pointer, code, detail);
}
