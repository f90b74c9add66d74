package dev.latitude.pilot.dashboard;

import dev.latitude.pilot.measurement.Standing;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current values of a metric in a window, in the order of their days.
 *
 * @param latest the one of the latest days that counts, whatever the window
 * @param values how many values they are, each counted, whatever is told as one point
 */
record Series(int values, List<Point> points, @Nullable Point latest) {
  static final Series NONE = new Series(0, List.of(), null);

  Series {
    points = List.copyOf(points);
  }

  boolean grouped() {
    return points.size() < values;
  }

  /**
   * A value, or neighbouring values told as one.
   *
   * @param measurement absent when it stands for several
   * @param value the mean of those that count when it stands for several
   * @param notCounted how many of the values do not count
   */
  record Point(
      @Nullable UUID measurement,
      LocalDate from,
      LocalDate to,
      BigDecimal value,
      @Nullable BigDecimal lowest,
      @Nullable BigDecimal highest,
      int values,
      long sampleSize,
      Standing standing,
      int notCounted) {}
}
