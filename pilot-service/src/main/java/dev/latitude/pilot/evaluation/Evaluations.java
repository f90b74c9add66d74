package dev.latitude.pilot.evaluation;

import static java.util.stream.Collectors.toMap;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.time.Ids;
import dev.latitude.pilot.pilot.Figures;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Silence;
import dev.latitude.pilot.trigger.Tally;
import dev.latitude.pilot.trigger.TriggerChange;
import dev.latitude.pilot.trigger.TriggerChanges;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asking the triggers, keeping what they say, and doing what it demands. */
@ApplicationScoped
public class Evaluations {
  private final EvaluationRepository repository;
  private final RunningTallies tallies;
  private final MeasuredSeries series;
  private final Pilots pilots;
  private final Clock clock;
  private final Event<Judgement> judged;

  Evaluations(
      EvaluationRepository repository,
      RunningTallies tallies,
      MeasuredSeries series,
      Pilots pilots,
      Clock clock,
      Event<Judgement> judged) {
    this.repository = repository;
    this.tallies = tallies;
    this.series = series;
    this.pilots = pilots;
    this.clock = clock;
    this.judged = judged;
  }

  /**
   * Evaluates every trigger on a metric that changed. The caller holds the pilot's lock, has told
   * the pilot's history of the change, and has written it to the database.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void evaluate(Pilot pilot, Actor actor, Change change) {
    var running = tallies.after(pilot, change.since());
    var judgements = running.stream().map(RunningTallies.Running::judgement).toList();
    keep(pilot, change, judgements);
    running.forEach(
        one -> one.untoldSilence().map(Silence::missingFrom).ifPresent(pilot::lookForDataBy));
    pilot.react(judgements).ifPresent(event -> pilots.append(pilot, actor, event));
  }

  /**
   * Other triggers stand: what each says about the numbers is made anew, and kept. It moves
   * nothing, since what was known by now was held against the triggers before. A silence that goes
   * on counts for those that are to wait for data in another way, told or not. The caller holds the
   * pilot's lock, and has told its history of the change.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void reconsider(Pilot pilot, List<TriggerChange> changes) {
    var running = tallies.all(pilot);
    var waitingAnew = TriggerChanges.waitingAnew(changes);
    running.stream()
        .filter(one -> waitingAnew.contains(one.trigger().key()))
        .forEach(RunningTallies.Running::forgetWhatWasTold);
    keep(
        pilot,
        new Change(Evaluation.Cause.TRIGGERS_CHANGED, null, Map.of()),
        running.stream().map(RunningTallies.Running::judgement).toList());
    running.forEach(
        one -> one.untoldSilence().map(Silence::missingFrom).ifPresent(pilot::lookForDataBy));
  }

  /** Keeps what was said, beside everything that was said before. */
  void keep(Pilot pilot, Change change, List<Judgement> judgements) {
    for (var judgement : judgements) {
      repository.persist(new Evaluation(Ids.next(), pilot, change, judgement, clock.instant()));
      judged.fire(judgement);
    }
  }

  /** What the numbers say now; the caller holds the pilot's lock. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Figures figures(Pilot pilot) {
    return new Figures(
        series.newest(pilot.id(), pilot.terms().metrics().stream().map(Metric::key).toList()),
        tallies.all(pilot).stream()
            .collect(toMap(one -> one.trigger().key(), RunningTallies.Running::tally)));
  }

  /** What the triggers have counted, by key of the trigger; for readers, who hold no lock. */
  @Transactional
  public Map<String, Tally> tallies(Pilot pilot) {
    return tallies.seen(pilot);
  }

  @Transactional
  public List<Evaluation> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }
}
