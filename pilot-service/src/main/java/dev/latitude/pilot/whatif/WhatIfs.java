package dev.latitude.pilot.whatif;

import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.evaluation.MeasuredSeries;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.Obstacle;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotRefusal;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Trying triggers out; it changes nothing. */
@ApplicationScoped
public class WhatIfs {
  private final Pilots pilots;
  private final MeasuredSeries series;

  WhatIfs(Pilots pilots, MeasuredSeries series) {
    this.pilots = pilots;
    this.series = series;
  }

  /** Over what was measured in a pilot, whoever may read it. */
  @Transactional
  public WhatIfView ofPilot(UUID pilotId, Actor actor, PilotWhatIf request) {
    var pilot = pilots.find(pilotId, actor);
    var trigger = request.trigger().armed();
    requireKnown(pilot, trigger.metric());
    var baseline =
        request.baseline() == null ? pilot.baseline(trigger.metric()) : request.baseline();
    var replay = new Replay(new Evaluator(trigger, baseline, 0), true);
    series.read(
        pilotId,
        Map.of(trigger.metric(), MeasuredSeries.BEGINNING),
        (_, reading) -> replay.see(reading));
    return replay.result();
  }

  private static void requireKnown(Pilot pilot, String metric) {
    if (pilot.terms().metric(metric).isEmpty()) {
      var keys =
          pilot.terms().metrics().stream().map(Metric::key).collect(Collectors.joining(", "));
      throw PilotRefusal.Invalid.at("/trigger/metric", "unknown-metric", "must be one of " + keys);
    }
  }

  /** Over numbers that were sent. */
  public WhatIfView ofSeries(SeriesWhatIf request) {
    var readings =
        IntStream.range(0, request.points().size())
            .mapToObj(i -> reading(i, request.points().get(i)))
            .sorted(Comparator.comparing(Reading::from))
            .toList();
    requireDistinctDays(readings);
    var evaluator = new Evaluator(request.trigger().armed(), request.baseline(), 0);
    var replay = new Replay(evaluator, false);
    readings.forEach(replay::see);
    return replay.result();
  }

  /** The id remembers where the point stands in the request. */
  private static Reading reading(int place, SeriesWhatIf.Point point) {
    return new Reading(
        new UUID(0, place), point.from(), point.to(), point.value(), point.sampleSize(), 1);
  }

  private static void requireDistinctDays(List<Reading> readings) {
    var broken = new ArrayList<Obstacle>();
    for (int i = 0; i < readings.size(); i++) {
      var reading = readings.get(i);
      var pointer = "/points/" + reading.measurement().getLeastSignificantBits();
      if (reading.to().isBefore(reading.from())) {
        broken.add(new Obstacle(pointer + "/to", "order", "must not be before 'from'"));
      } else if (i > 0 && !reading.from().isAfter(readings.get(i - 1).to())) {
        broken.add(new Obstacle(pointer + "/from", "period-overlaps", "is a day of another point"));
      }
    }
    if (!broken.isEmpty()) {
      throw new PilotRefusal.Invalid(broken);
    }
  }
}
