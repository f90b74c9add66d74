package dev.latitude.pilot.dashboard;

import dev.latitude.pilot.pilot.Plan;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of the numbers that is looked at.
 *
 * @param points most points of a metric
 */
record Window(@Nullable LocalDate from, @Nullable LocalDate to, int points) {

  /** The whole pilot, a year of daily values one by one. */
  static final Window WHOLE = new Window(null, null, 366);

  LocalDate from(Plan plan) {
    return from == null ? plan.start() : from;
  }

  LocalDate to(Plan plan) {
    return to == null ? plan.end() : to;
  }
}
