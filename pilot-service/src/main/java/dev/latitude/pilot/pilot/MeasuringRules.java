package dev.latitude.pilot.pilot;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What can be measured: a metric of the pilot, over days of the pilot that have come. */
final class MeasuringRules {
  private MeasuringRules() {}

  /** What does not fit; pointers lead into the value as it was sent. */
  static List<Obstacle> misfits(Terms terms, ToMeasure value, LocalDate today) {
    var plan = terms.plan();
    var broken = new ArrayList<Obstacle>();
    var metric = terms.metric(value.metric());
    if (metric.isEmpty()) {
      broken.add(new Obstacle("/metric", "unknown-metric", "must be one of " + keys(terms)));
    }
    metric
        .filter(known -> value.unit() != null && !known.unit().equals(value.unit()))
        .ifPresent(
            known ->
                broken.add(
                    new Obstacle(
                        "/unit",
                        "other-unit",
                        "must be the unit of " + known.key() + ", " + known.unit())));
    if (value.from().isBefore(plan.start())) {
      broken.add(
          new Obstacle("/from", "outside-pilot", "is before the first day, " + plan.start()));
    }
    if (value.to().isBefore(value.from())) {
      broken.add(new Obstacle("/to", "order", "must not be before 'from'"));
    }
    if (value.to().isAfter(plan.end())) {
      broken.add(new Obstacle("/to", "outside-pilot", "is after the last day, " + plan.end()));
    }
    if (value.to().isAfter(today)) {
      broken.add(new Obstacle("/to", "in-the-future", "is after today, " + today));
    }
    return broken;
  }

  private static String keys(Terms terms) {
    return terms.metrics().stream().map(Metric::key).collect(Collectors.joining(", "));
  }
}
