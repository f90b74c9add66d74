package dev.latitude.pilot.measurement;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import dev.latitude.pilot.evaluation.Evaluations;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.trigger.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Recording values, and letting the triggers see them. */
@ApplicationScoped
public class Measurements {
  private final MeasurementRepository repository;
  private final Pilots pilots;
  private final Evaluations evaluations;
  private final Clock clock;

  Measurements(
      MeasurementRepository repository, Pilots pilots, Evaluations evaluations, Clock clock) {
    this.repository = repository;
    this.pilots = pilots;
    this.evaluations = evaluations;
    this.clock = clock;
  }

  /**
   * Records and evaluates in one transaction under the pilot's lock, so a breach acts before
   * anybody can see the value that breached. It names no version of the pilot it has seen:
   * reporters do not decide on what others reported.
   */
  @Transactional
  public Measurement record(UUID pilotId, Actor actor, NewMeasurement request) {
    var now = clock.instant();
    var pilot = pilots.lock(pilotId, actor);
    pilot.requireMeasurable(
        actor,
        request.metric(),
        request.from(),
        request.to(),
        LocalDate.ofInstant(now, ZoneOffset.UTC));
    var series = new Series(repository.current(pilotId, request.metric()));
    var measurement = store(pilot, actor, series, request, now);
    evaluations.evaluate(
        pilot, actor, measurement.id(), request.metric(), series.with(measurement).readings());
    return measurement;
  }

  private Measurement store(
      Pilot pilot, Actor actor, Series series, NewMeasurement request, Instant now) {
    var corrected = series.correctedBy(request);
    var measurement =
        new Measurement(
            Ids.next(),
            pilot,
            request,
            corrected.map(Measurement::id).orElse(null),
            actor.person(),
            now);
    corrected.ifPresent(
        earlier -> {
          earlier.supersede(now);
          repository.flush(); // before the insert: the database keeps one current value per day
        });
    pilots.append(pilot, actor, measurement.recorded());
    repository.persist(measurement);
    return measurement;
  }

  /** The current values of a pilot, by metric. */
  @Transactional
  public Map<String, List<Reading>> readings(UUID pilotId) {
    return repository.current(pilotId).stream()
        .collect(groupingBy(Measurement::metric, mapping(Measurement::reading, toList())));
  }

  @Transactional
  public List<Measurement> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }

  @Transactional
  public Measurement find(UUID pilotId, UUID id, Actor actor) {
    var pilot = pilots.find(pilotId, actor);
    return repository.ofPilot(pilot.id(), id).orElseThrow(ProblemException::notFound);
  }
}
