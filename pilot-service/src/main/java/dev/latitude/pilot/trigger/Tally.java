package dev.latitude.pilot.trigger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that a trigger has to remember of a series to judge it, and to go on when later days come:
 * its size does not grow with the series.
 *
 * @param through the last day that was looked at; absent at the beginning
 * @param counted how many readings counted
 * @param tooSmall how many did not, for their sample
 * @param last the last reading that counted
 * @param row the row of breaches that the series ends in
 * @param breach the last row of breaches that acts
 */
public record Tally(
    @Nullable LocalDate through,
    int counted,
    int tooSmall,
    @Nullable Reading last,
    @Nullable Row row,
    @Nullable Row breach) {
  public static final Tally EMPTY = new Tally(null, 0, 0, null, null, null);

  /** Whether a reading of this day can be added, or lies among what was looked at already. */
  public boolean goesOnAt(LocalDate day) {
    return through == null || day.isAfter(through);
  }

  /** What can be gone on with after values since a day have changed: this, or nothing. */
  public Tally unlessChanged(LocalDate since) {
    return goesOnAt(since) ? this : EMPTY;
  }

  Tally skip(Reading reading) {
    return new Tally(reading.to(), counted, tooSmall + 1, last, row, breach);
  }

  Tally inside(Reading reading) {
    return new Tally(reading.to(), counted + 1, tooSmall, reading, null, breach);
  }

  Tally beyond(Reading reading, int consecutive, long settled) {
    var longer = row == null ? Row.of(reading) : row.plus(reading, consecutive);
    boolean acts = longer.actsAt(consecutive, settled);
    return new Tally(reading.to(), counted + 1, tooSmall, reading, longer, acts ? longer : breach);
  }

  /**
   * Values that breach one after the other.
   *
   * @param latest its end: as many of them as it takes to act, at most
   * @param newest the highest revision among all of them
   */
  public record Row(int length, List<UUID> latest, Reading last, long newest) {
    public Row {
      latest = List.copyOf(latest);
    }

    static Row of(Reading reading) {
      return new Row(1, List.of(reading.measurement()), reading, reading.revision());
    }

    Row plus(Reading reading, int consecutive) {
      var ids = new ArrayList<>(latest);
      ids.add(reading.measurement());
      var end = ids.subList(Math.max(0, ids.size() - consecutive), ids.size());
      return new Row(length + 1, end, reading, Math.max(newest, reading.revision()));
    }

    /** Long enough, and with something in it that was not talked through yet. */
    boolean actsAt(int consecutive, long settled) {
      return length >= consecutive && newest > settled;
    }
  }
}
