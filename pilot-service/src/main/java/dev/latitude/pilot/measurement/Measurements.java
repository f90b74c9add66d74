package dev.latitude.pilot.measurement;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import dev.latitude.pilot.evaluation.Change;
import dev.latitude.pilot.evaluation.Evaluation;
import dev.latitude.pilot.evaluation.Evaluations;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotRefusal;
import dev.latitude.pilot.pilot.Pilots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Recording values, and letting the triggers see them. */
@ApplicationScoped
public class Measurements {
  private final MeasurementRepository repository;
  private final Pilots pilots;
  private final Evaluations evaluations;
  private final Clock clock;
  private final Event<Tallied> tallied;

  Measurements(
      MeasurementRepository repository,
      Pilots pilots,
      Evaluations evaluations,
      Clock clock,
      Event<Tallied> tallied) {
    this.repository = repository;
    this.pilots = pilots;
    this.evaluations = evaluations;
    this.clock = clock;
    this.tallied = tallied;
  }

  /** A measurement, and whether this request has recorded it or it stood there already. */
  public record Recorded(Measurement measurement, boolean isNew) {}

  /**
   * Records and evaluates in one transaction under the pilot's lock, so a breach acts before
   * anybody can see the value that breached. It names no version of the pilot it has seen:
   * reporters do not decide on what others reported. What it costs does not depend on how much was
   * recorded before.
   */
  @Transactional
  public Recorded record(UUID pilotId, Actor actor, NewMeasurement request) {
    var now = clock.instant();
    var pilot = pilots.lockToMeasure(pilotId, actor);
    pilot.requireReporting(actor);
    var misfits = pilot.misfits(request, LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (!misfits.isEmpty()) {
      throw new PilotRefusal.Invalid(misfits);
    }
    var earlier = correctedBy(pilotId, request);
    if (earlier.isPresent() && earlier.get().says(request)) {
      tallied.fire(new Tallied(0, 0, 1));
      return new Recorded(earlier.get(), false);
    }
    if (earlier.isEmpty()) {
      pilot.requireNewPeriods();
    }
    var measurement = store(pilot, actor, earlier, request, now);
    evaluate(pilot, actor, Evaluation.Cause.RECORDED, measurement);
    tallied.fire(earlier.isEmpty() ? new Tallied(1, 0, 0) : new Tallied(0, 1, 0));
    return new Recorded(measurement, true);
  }

  /**
   * The measurement that a new one for these days corrects, if there is one; days that overlap
   * another period only in part are refused.
   */
  private Optional<Measurement> correctedBy(UUID pilotId, NewMeasurement request) {
    var earlier = repository.overlapping(pilotId, request.metric(), request.from(), request.to());
    earlier
        .filter(measurement -> !measurement.isFor(request.from(), request.to()))
        .ifPresent(
            other -> {
              throw new PilotRefusal.PeriodOverlaps(other.metric(), other.from(), other.to());
            });
    return earlier;
  }

  private Measurement store(
      Pilot pilot,
      Actor actor,
      Optional<Measurement> corrected,
      NewMeasurement request,
      Instant now) {
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

  /** A party doubts a value: it no longer counts, and everything is judged without it. */
  @Transactional
  public Measurement dispute(UUID pilotId, UUID id, Actor actor, String reason) {
    var pilot = pilots.lock(pilotId, actor);
    pilot.requireDisputable(actor);
    var measurement = ofPilot(pilotId, id);
    pilots.append(pilot, actor, measurement.dispute(pilot, actor, reason, clock.instant()));
    evaluate(pilot, actor, Evaluation.Cause.DISPUTED, measurement);
    return measurement;
  }

  /** The doubt is over: the value counts again, or stays out, and everything is judged anew. */
  @Transactional
  public Measurement resolve(UUID pilotId, UUID id, Actor actor, Resolution resolution) {
    var pilot = pilots.lock(pilotId, actor);
    pilot.requireResolvable(actor);
    var measurement = ofPilot(pilotId, id);
    pilots.append(
        pilot,
        actor,
        measurement.resolve(
            pilot,
            actor,
            resolution.outcome(),
            resolution.note(),
            pilot.version() + 1,
            clock.instant()));
    evaluate(pilot, actor, Evaluation.Cause.RESOLVED, measurement);
    return measurement;
  }

  private void evaluate(Pilot pilot, Actor actor, Evaluation.Cause cause, Measurement measurement) {
    repository.flush(); // the triggers read the series from the database
    evaluations.evaluate(
        pilot, actor, Change.of(cause, measurement.id(), measurement.metric(), measurement.from()));
  }

  @Transactional
  public List<Measurement> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }

  /**
   * Those of a pilot that the person recorded, or about which they said something, newest first.
   */
  @Transactional
  public List<MeasurementView> of(String person, Pilot pilot, Optional<UUID> before, int limit) {
    return repository.newestOf(person, pilot.id(), before, limit).stream()
        .map(MeasurementView::from)
        .toList();
  }

  @Transactional
  public Measurement find(UUID pilotId, UUID id, Actor actor) {
    return ofPilot(pilots.find(pilotId, actor).id(), id);
  }

  private Measurement ofPilot(UUID pilotId, UUID id) {
    return repository.ofPilot(pilotId, id).orElseThrow(ProblemException::notFound);
  }
}
