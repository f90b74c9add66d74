package dev.latitude.pilot.context;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.time.Ids;
import dev.latitude.pilot.pilot.ContextEvent;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.pilot.Pilots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** What pilots do when something happens around their authors. */
@ApplicationScoped
public class ContextReactions {
  private final ContextReactionRepository repository;
  private final Pilots pilots;
  private final Clock clock;

  ContextReactions(ContextReactionRepository repository, Pilots pilots, Clock clock) {
    this.repository = repository;
    this.pilots = pilots;
    this.clock = clock;
  }

  /**
   * Every live pilot of these people that has a clause for the event does what the clause says, in
   * one transaction. A pilot that has reacted to the event already is not asked again, also when HR
   * has reported it once more: the search passes it over. Events are applied one after the other,
   * with the cursor of the feed locked; the database would refuse a second reaction to one report.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void react(ContextEvent event, List<String> people) {
    pilots.lockForJob(repository.toReact(event, people)).forEach(pilot -> react(pilot, event));
  }

  private void react(Pilot pilot, ContextEvent event) {
    var now = clock.instant();
    var events = pilot.react(event, LocalDate.ofInstant(now, ZoneOffset.UTC));
    for (var told : events) {
      pilots.appendOwn(pilot, told);
      if (told instanceof PilotEvent.ContextNoted noted) {
        repository.persist(new ContextReaction(Ids.next(), pilot.id(), noted, now));
      }
    }
  }

  @Transactional
  public List<ContextReaction> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }
}
