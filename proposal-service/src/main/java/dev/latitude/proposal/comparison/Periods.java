package dev.latitude.proposal.comparison;

import java.time.Period;
import java.time.temporal.ChronoUnit;

/** Periods held against one another; a month is a twelfth of a year long where length matters. */
final class Periods {
  private static final double DAYS_PER_MONTH = 365.25 / 12;

  private Periods() {}

  /** Twelve months are a year; a month is no number of days, so those are told apart. */
  static boolean same(Period one, Period other) {
    return one.toTotalMonths() == other.toTotalMonths()
        && one.get(ChronoUnit.DAYS) == other.get(ChronoUnit.DAYS);
  }

  static boolean longer(Period one, Period other) {
    return inDays(one) > inDays(other);
  }

  private static double inDays(Period period) {
    return period.toTotalMonths() * DAYS_PER_MONTH + period.get(ChronoUnit.DAYS);
  }
}
