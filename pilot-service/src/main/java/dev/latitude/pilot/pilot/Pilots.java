package dev.latitude.pilot.pilot;

import dev.latitude.kit.history.History;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Everything that can be done with pilots, each in one transaction with its history. */
@ApplicationScoped
public class Pilots {
  /** Who acts when nobody does. */
  private static final String NOBODY = "latitude";

  private final PilotRepository repository;
  private final StandingTriggerSets triggerSets;
  private final History history;
  private final Event<PilotEvent> happened;
  private final Clock clock;

  Pilots(
      PilotRepository repository,
      StandingTriggerSets triggerSets,
      History history,
      Event<PilotEvent> happened,
      Clock clock) {
    this.repository = repository;
    this.triggerSets = triggerSets;
    this.history = history;
    this.happened = happened;
    this.clock = clock;
  }

  @Transactional
  public Pilot create(Actor actor, AcceptedProposal proposal, @Nullable LocalDate start) {
    var pilot = Pilot.plan(Ids.next(), clock.instant(), actor, proposal, start);
    requireNoLive(proposal.id());
    append(pilot, actor, pilot.created());
    repository.persist(pilot);
    return pilot;
  }

  @Transactional
  public Pilot start(UUID id, @Nullable String ifMatch, Actor actor) {
    return change(id, ifMatch, actor, pilot -> List.of(pilot.start(actor, clock.instant())));
  }

  @Transactional
  public Pilot cancel(UUID id, @Nullable String ifMatch, Actor actor) {
    return change(id, ifMatch, actor, pilot -> List.of(pilot.cancel(actor)));
  }

  @Transactional
  public Pilot pause(UUID id, @Nullable String ifMatch, Actor actor, String reason) {
    return change(id, ifMatch, actor, pilot -> List.of(pilot.pause(actor, reason)));
  }

  @Transactional
  public Pilot resume(UUID id, @Nullable String ifMatch, Actor actor) {
    return change(id, ifMatch, actor, pilot -> List.of(pilot.resume(actor, clock.instant())));
  }

  @Transactional
  public Pilot revert(UUID id, @Nullable String ifMatch, Actor actor, String reason) {
    return change(id, ifMatch, actor, pilot -> List.of(pilot.revert(actor, reason)));
  }

  @Transactional
  public Pilot addObserver(UUID id, @Nullable String ifMatch, Actor actor, String person) {
    return change(id, ifMatch, actor, pilot -> pilot.addObserver(actor, person, clock.instant()));
  }

  @Transactional
  public Pilot removeObserver(UUID id, @Nullable String ifMatch, Actor actor, String person) {
    return change(id, ifMatch, actor, pilot -> List.of(pilot.removeObserver(actor, person)));
  }

  /** The caller holds the pilot's lock, and has the figures from today's series. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void reinstate(Pilot pilot, Actor actor, String reason, Figures figures) {
    pilot.requireReinstatable(actor);
    requireNoLive(pilot.proposalId());
    append(pilot, actor, pilot.reinstate(actor, reason, figures, clock.instant()));
  }

  public Pilot find(UUID id, Actor actor) {
    return visible(repository.read(id), actor);
  }

  public List<Pilot> list(Actor actor, PilotListParams filter, PageParams page) {
    return repository.list(
        new PilotQuery(actor, filter, today(), page.afterId(), page.limit() + 1));
  }

  /** A person's pilots that the actor may see, newest first. */
  public List<Pilot> of(String person, Actor actor, Optional<UUID> before, int limit) {
    return repository.of(person, actor, before, limit);
  }

  /** A person's pilots that have not come to their end, newest first. */
  public List<Pilot> openOf(String person, int limit) {
    return repository.open(person, today(), limit);
  }

  /**
   * The row lock makes everything that is done to one pilot come one after the other; each then
   * sees what the one before has left.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Pilot lock(UUID id, Actor actor) {
    return visible(repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE), actor);
  }

  /** As {@link #lock}, for a machine too that may report numbers and read nothing. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Pilot lockToMeasure(UUID id, Actor actor) {
    return repository
        .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .filter(pilot -> pilot.isOpenToReportsOf(actor))
        .orElseThrow(ProblemException::notFound);
  }

  /**
   * Those of the pilots that the actor may report on, locked. The locks are taken in the order of
   * the ids, so two who lock some of the same pilots wait for one another, and never both.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Pilot> lockAllToMeasure(Collection<UUID> ids, Actor actor) {
    return repository.lockInOrder(ids).stream()
        .filter(pilot -> pilot.isOpenToReportsOf(actor))
        .toList();
  }

  /** As {@link #lock}, for what time brings about and nobody asked for. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Pilot> lockForJob(UUID id) {
    return repository.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** As above, several at once: locked in the order of their ids. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Pilot> lockForJob(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : repository.lockInOrder(ids);
  }

  /** Running pilots that may lack data, those that have waited longest first. */
  @Transactional
  public List<UUID> toLookForData(LocalDate today, int limit) {
    return repository.toLookForData(today, limit);
  }

  /** Pilots of which a day may have to be told, those that have waited longest first. */
  @Transactional
  public List<UUID> toTell(LocalDate today, int limit) {
    return repository.toTell(today, limit);
  }

  /** The periods that have their status update. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<Integer> reportedPeriods(Pilot pilot) {
    return repository.reportedPeriods(pilot.id());
  }

  /** Told by the service itself. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void appendOwn(Pilot pilot, PilotEvent event) {
    append(pilot, NOBODY, event);
  }

  /** Whoever calls it has the pilot from {@link #lock}, or has just made it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(Pilot pilot, Actor actor, PilotEvent event) {
    append(pilot, actor.person(), event);
  }

  private void append(Pilot pilot, String actor, PilotEvent event) {
    pilot.calendar().follow(event, pilot, today(), () -> repository.reportedPeriods(pilot.id()));
    history.append(pilot, actor, event);
    event
        .bringsTriggerSet()
        .map(basis -> new StandingTriggerSet(pilot, basis, clock.instant()))
        .ifPresent(triggerSets::persist);
    happened.fire(event);
  }

  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private void requireNoLive(UUID proposal) {
    repository
        .liveOf(proposal)
        .ifPresent(
            live -> {
              throw new PilotRefusal.PilotExists(live.id(), live.state());
            });
  }

  private Pilot change(
      UUID id, @Nullable String ifMatch, Actor actor, Function<Pilot, List<PilotEvent>> command) {
    var pilot = lock(id, actor);
    ETags.requireMatch(ifMatch, pilot.version());
    command.apply(pilot).forEach(event -> append(pilot, actor, event));
    return pilot;
  }

  private static Pilot visible(Optional<Pilot> found, Actor actor) {
    return found.filter(pilot -> pilot.isVisibleTo(actor)).orElseThrow(ProblemException::notFound);
  }
}
