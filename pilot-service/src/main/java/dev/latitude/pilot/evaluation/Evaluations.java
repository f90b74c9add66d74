package dev.latitude.pilot.evaluation;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.time.Ids;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Asking the triggers, keeping what they say, and doing what it demands. */
@ApplicationScoped
public class Evaluations {
  private final EvaluationRepository repository;
  private final Pilots pilots;
  private final Clock clock;
  private final Event<Judgement> judged;

  Evaluations(
      EvaluationRepository repository, Pilots pilots, Clock clock, Event<Judgement> judged) {
    this.repository = repository;
    this.pilots = pilots;
    this.clock = clock;
    this.judged = judged;
  }

  /**
   * Evaluates every trigger of a metric. The caller holds the pilot's lock, and gives all current
   * readings of the metric.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void evaluate(
      Pilot pilot, Actor actor, UUID recorded, String metric, List<Reading> readings) {
    var judgements = pilot.judge(metric, readings);
    for (var judgement : judgements) {
      repository.persist(
          new Evaluation(Ids.next(), pilot.id(), recorded, judgement, clock.instant()));
      judged.fire(judgement);
    }
    pilot.react(judgements).ifPresent(event -> pilots.append(pilot, actor, event));
  }

  @Transactional
  public List<Evaluation> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }
}
