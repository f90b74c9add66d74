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
import java.util.Optional;
import java.util.UUID;

/**
 * What pilots do when something happens around their authors.
 *
 * <p>Few pilots react in the transaction in which the event is heard of. Where there are many they
 * react in batches, each in a transaction of its own, so that no reorganisation locks every pilot
 * of a company; how far an event has got is written down with the reactions, so whoever goes on
 * after a failure finds what is still to do.
 */
@ApplicationScoped
public class ContextReactions {
  /** So many pilots react in one transaction. */
  static final int BATCH = 50;

  private final ContextReactionRepository repository;
  private final HeardEventRepository heard;
  private final Pilots pilots;
  private final Clock clock;

  ContextReactions(
      ContextReactionRepository repository,
      HeardEventRepository heard,
      Pilots pilots,
      Clock clock) {
    this.repository = repository;
    this.heard = heard;
    this.pilots = pilots;
    this.clock = clock;
  }

  /** Hears of an event, and lets the first pilots react. Told again, it is nothing new. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void hear(ContextEvent event, List<String> people) {
    if (heard.findByIdOptional(event.id()).isEmpty()) {
      var one = new HeardEvent(event, people, clock.instant());
      heard.persist(one);
      react(one);
    }
  }

  /** Lets the next pilots react to the oldest event that has not reached all; false without one. */
  @Transactional
  public boolean reactNext() {
    var unfinished = heard.lockOldestUnfinished();
    unfinished.ifPresent(this::react);
    return unfinished.isPresent();
  }

  /**
   * Every live pilot of these people that has a clause for the event does what the clause says. One
   * that has reacted to the same already is passed over. Since the same may be reported twice and
   * both reports be at work at once, they are asked again once they are locked; the database would
   * refuse a second reaction.
   */
  private void react(HeardEvent one) {
    var next = repository.toReact(one, BATCH);
    var locked = pilots.lockForJob(next);
    var before = repository.reacted(one.event(), next);
    locked.stream()
        .filter(pilot -> !before.contains(pilot.id()))
        .forEach(pilot -> react(pilot, one.event()));
    if (next.size() < BATCH) {
      one.done(clock.instant());
    } else {
      one.reacted(next);
    }
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

  /** What a pilot did, the newest first. */
  @Transactional
  public List<ContextReactionView> of(Pilot pilot, Optional<UUID> before, int limit) {
    return repository.newest(pilot.id(), before, limit).stream()
        .map(ContextReactionView::from)
        .toList();
  }

  @Transactional
  public List<ContextReaction> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }
}
