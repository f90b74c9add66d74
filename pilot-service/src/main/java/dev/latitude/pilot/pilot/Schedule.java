package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * On which days a pilot runs. It may be recorded with an earlier start, so that what was measured
 * before the paperwork was done counts; rights are never in force before the start command.
 */
final class Schedule {
  private static final int MOST_DAYS_AWAY = 366;

  private Schedule() {}

  static Plan of(Plan proposed, @Nullable LocalDate start, LocalDate today) {
    if (start != null
        && (start.isBefore(today.minusDays(MOST_DAYS_AWAY))
            || start.isAfter(today.plusDays(MOST_DAYS_AWAY)))) {
      throw PilotRefusal.Invalid.at(
          "/start", "range", "must be at most " + MOST_DAYS_AWAY + " days away from today");
    }
    var plan = start == null ? proposed : proposed.startingOn(start);
    if (plan.end().isBefore(today)) {
      throw PilotRefusal.Invalid.at(
          "/start",
          "already-over",
          "would make " + plan.end() + " the last day, which has passed; name a later start");
    }
    return plan;
  }
}
