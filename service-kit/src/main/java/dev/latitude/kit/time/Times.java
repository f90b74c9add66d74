package dev.latitude.kit.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Reads dates and times that people and machines send. Years that no agreement could mean are
 * refused, and with them what no database can keep.
 */
public final class Times {
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  private Times() {}

  public static LocalDate date(String text) {
    return sensible(LocalDate.parse(text));
  }

  public static Instant instant(String text) {
    var instant = Instant.parse(text);
    var _ = sensible(LocalDate.ofInstant(instant, ZoneOffset.UTC));
    return instant;
  }

  private static LocalDate sensible(LocalDate date) {
    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
      throw new DateTimeException("The year is not between " + FIRST_YEAR + " and " + LAST_YEAR);
    }
    return date;
  }
}
