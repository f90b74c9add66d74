package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What can be measured: a metric of the pilot, over days of the pilot that have come. */
final class MeasuringRules {
  private MeasuringRules() {}

  static void require(Terms terms, String metric, LocalDate from, LocalDate to, LocalDate today) {
    var broken = broken(terms, metric, from, to, today);
    if (!broken.isEmpty()) {
      throw new PilotRefusal.Invalid(broken);
    }
  }

  private static List<Obstacle> broken(
      Terms terms, String metric, LocalDate from, LocalDate to, LocalDate today) {
    var plan = terms.plan();
    var broken = new ArrayList<Obstacle>();
    if (terms.metric(metric).isEmpty()) {
      broken.add(new Obstacle("/metric", "unknown-metric", "must be one of " + keys(terms)));
    }
    if (from.isBefore(plan.start())) {
      broken.add(
          new Obstacle("/from", "outside-pilot", "is before the first day, " + plan.start()));
    }
    if (to.isBefore(from)) {
      broken.add(new Obstacle("/to", "order", "must not be before 'from'"));
    }
    if (to.isAfter(plan.end())) {
      broken.add(new Obstacle("/to", "outside-pilot", "is after the last day, " + plan.end()));
    }
    if (to.isAfter(today)) {
      broken.add(new Obstacle("/to", "in-the-future", "is after today, " + today));
    }
    return broken;
  }

  private static String keys(Terms terms) {
    return terms.metrics().stream().map(Metric::key).collect(Collectors.joining(", "));
  }
}
