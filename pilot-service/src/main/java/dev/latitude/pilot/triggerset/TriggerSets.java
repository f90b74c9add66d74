package dev.latitude.pilot.triggerset;

import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.evaluation.Evaluations;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotCommand;
import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.pilot.StandingTriggerSets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Agreeing on trigger sets, before the start and while the pilot runs. */
@ApplicationScoped
public class TriggerSets {
  private final Pilots pilots;
  private final StandingTriggerSets standing;
  private final Evaluations evaluations;
  private final Clock clock;

  TriggerSets(Pilots pilots, StandingTriggerSets standing, Evaluations evaluations, Clock clock) {
    this.pilots = pilots;
    this.standing = standing;
    this.evaluations = evaluations;
    this.clock = clock;
  }

  /**
   * When the second of the two stands by a set on the table, it judges from this transaction on:
   * under the pilot's lock no value can come between the acknowledgement and the change.
   */
  @Transactional
  public Pilot acknowledge(UUID id, @Nullable String ifMatch, Actor actor, String hash) {
    var pilot = locked(id, ifMatch, actor);
    var events = pilot.acknowledge(actor, hash, clock.instant());
    for (var event : events) {
      pilots.append(pilot, actor, event);
      if (event instanceof PilotEvent.TriggerSetChanged changed) {
        evaluations.reconsider(pilot, changed.changes());
      }
    }
    return pilot;
  }

  @Transactional
  public Pilot propose(UUID id, @Nullable String ifMatch, Actor actor, NewTriggerSet request) {
    var pilot = locked(id, ifMatch, actor);
    pilot.require(PilotCommand.PROPOSE_TRIGGER_SET, actor); // before anything about the request
    pilot
        .proposeTriggerSet(actor, request.wish(), clock.instant())
        .forEach(event -> pilots.append(pilot, actor, event));
    return pilot;
  }

  @Transactional
  public Pilot withdraw(UUID id, @Nullable String ifMatch, Actor actor) {
    var pilot = locked(id, ifMatch, actor);
    pilots.append(pilot, actor, pilot.withdrawTriggerSet(actor));
    return pilot;
  }

  private Pilot locked(UUID id, @Nullable String ifMatch, Actor actor) {
    var pilot = pilots.lock(id, actor);
    ETags.requireMatch(ifMatch, pilot.version());
    return pilot;
  }

  /** Those that ever stood, oldest first. */
  @Transactional
  public List<TriggerSetView> list(UUID id, Actor actor, HistoryParams page) {
    var pilot = pilots.find(id, actor);
    var found = standing.of(pilot.id(), page.afterRevision(), page.limit() + 1);
    return TriggerSetView.from(found, pilot);
  }
}
