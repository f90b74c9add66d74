package dev.latitude.pilot.pilot;

import java.time.LocalDate;

/** What can be reported on: a period of the pilot's cadence that has begun. */
final class ReportingRules {
  private ReportingRules() {}

  /** The days of the period. */
  static Plan.Stretch days(Plan plan, int period, LocalDate today) {
    var days =
        plan.reportingPeriod(period)
            .orElseThrow(
                () ->
                    PilotRefusal.Invalid.at(
                        "/period",
                        "outside-pilot",
                        "would begin after the pilot's last day, " + plan.end()));
    if (days.from().isAfter(today)) {
      throw PilotRefusal.Invalid.at(
          "/period", "not-begun", "begins on " + days.from() + " and cannot be reported on yet");
    }
    return days;
  }
}
