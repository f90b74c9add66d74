package dev.latitude.pilot.chart;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows. All texts are in the reader's language and are plain text: markup in them is
 * drawn as it was typed.
 *
 * @param title what a screen reader says it is
 * @param description what it shows, for those who cannot see it
 * @param from first day of the horizontal axis
 * @param to its last day, included
 * @param dots in the order of their days
 * @param nothing what is said in place of the dots when there are none
 */
public record Chart(
    String title,
    String description,
    LocalDate from,
    LocalDate to,
    List<Dot> dots,
    List<Line> lines,
    List<Mark> marks,
    String nothing) {
  public Chart {
    dots = List.copyOf(dots);
    lines = List.copyOf(lines);
    marks = List.copyOf(marks);
  }

  /**
   * A value over some days.
   *
   * @param lowest lowest of the values it stands for; absent when it is one value
   * @param highest highest of them
   * @param label what it says when it is pointed at
   */
  public record Dot(
      LocalDate from,
      LocalDate to,
      BigDecimal value,
      @Nullable BigDecimal lowest,
      @Nullable BigDecimal highest,
      Weight weight,
      String label) {}

  /** What a value counts for. */
  public enum Weight {
    COUNTED,
    /** It counts, and lies beyond a line that must not be crossed. */
    BEYOND,
    /** It is shown, and does not count. */
    NOT_COUNTED
  }

  /**
   * A level that the series is held against.
   *
   * @param forbidden the side of it that the series should keep off; absent when it has none
   */
  public record Line(
      BigDecimal value, Style style, @Nullable Side forbidden, String name, String amount) {

    /** Whether crossing it does something. */
    boolean acts() {
      return forbidden != null && style != Style.WATCHED;
    }

    boolean isCrossedBy(BigDecimal other) {
      return forbidden != null
          && switch (forbidden) {
            case ABOVE -> other.compareTo(value) > 0;
            case BELOW -> other.compareTo(value) < 0;
          };
    }
  }

  /** What a level is; each looks different also without its colour. */
  public enum Style {
    BASELINE,
    TARGET,
    /** Crossing it stops the trial. */
    GUARDRAIL,
    /** Crossing it calls for a talk. */
    SIGNAL,
    /** Crossing it does nothing. */
    WATCHED
  }

  /** A side of a line. */
  public enum Side {
    ABOVE,
    BELOW
  }

  /** A day that matters. */
  public record Mark(LocalDate day, Kind kind, String label) {
    /** Why it matters. */
    public enum Kind {
      TODAY,
      REVIEW
    }
  }

  /** How the language of the reader writes the numbers and days on the axes. */
  public interface Axes {
    String number(BigDecimal value);

    String day(LocalDate day);
  }
}
