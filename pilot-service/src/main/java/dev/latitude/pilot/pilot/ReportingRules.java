package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What can be reported on: a period of the pilot's cadence that has begun, with every item of the
 * checklist answered.
 */
final class ReportingRules {
  private ReportingRules() {}

  /** Everything that does not fit; pointers lead into the report as it was sent. */
  static List<Obstacle> misfits(Terms terms, int period, List<String> answered, LocalDate today) {
    return Stream.concat(
            period(terms.plan(), period, today),
            ChecklistRules.misfits(terms.checklist(), answered, "/checklist").stream())
        .toList();
  }

  private static Stream<Obstacle> period(Plan plan, int period, LocalDate today) {
    var days = plan.reportingPeriod(period);
    if (days.isEmpty()) {
      return Stream.of(
          new Obstacle(
              "/period", "outside-pilot", "would begin after the pilot's last day, " + plan.end()));
    }
    var from = days.get().from();
    return from.isAfter(today)
        ? Stream.of(
            new Obstacle(
                "/period", "not-begun", "begins on " + from + " and cannot be reported on yet"))
        : Stream.empty();
  }
}
