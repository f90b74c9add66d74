package dev.latitude.pilot.decision;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import dev.latitude.pilot.pilot.DecisionKind;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotCommand;
import dev.latitude.pilot.pilot.PilotRefusal;
import dev.latitude.pilot.pilot.Pilots;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeping the decision log. */
@ApplicationScoped
public class Decisions {
  private final DecisionRepository repository;
  private final Pilots pilots;
  private final Clock clock;

  Decisions(DecisionRepository repository, Pilots pilots, Clock clock) {
    this.repository = repository;
    this.pilots = pilots;
    this.clock = clock;
  }

  @Transactional
  public DecisionEntry record(UUID pilotId, Actor actor, NewDecision request) {
    var now = clock.instant();
    var pilot = pilots.lock(pilotId, actor);
    pilot.require(PilotCommand.RECORD_DECISION, actor);
    var misfits =
        DecisionRules.misfits(pilot.terms(), request, LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (!misfits.isEmpty()) {
      throw new PilotRefusal.Invalid(misfits);
    }
    var entry =
        new DecisionEntry(
            Ids.next(),
            pilotId,
            request,
            DecisionRules.check(pilot.terms(), request),
            inForce(pilotId, request),
            actor.person(),
            now);
    pilots.append(pilot, actor, entry.recorded());
    repository.persist(entry);
    return entry;
  }

  private @Nullable Boolean inForce(UUID pilot, NewDecision request) {
    if (request.kind() != DecisionKind.TAKEN) {
      return null;
    }
    var day = request.occurredOn();
    return repository.inForceBetween(
        pilot,
        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
  }

  @Transactional
  public DecisionEntry answer(UUID pilotId, UUID id, Actor actor, NewAnswer answer) {
    var pilot = pilots.lock(pilotId, actor);
    pilot.require(PilotCommand.ANSWER_DECISION, actor);
    var entry = repository.ofPilot(pilotId, id).orElseThrow(ProblemException::notFound);
    pilots.append(pilot, actor, entry.answer(pilot, actor, answer, clock.instant()));
    return entry;
  }

  @Transactional
  public List<DecisionEntry> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }

  /** Entries that the person wrote or answered, the newest first. */
  @Transactional
  public List<DecisionView> of(String person, Pilot pilot, Optional<UUID> before, int limit) {
    return repository.newestOf(person, pilot.id(), before, limit).stream()
        .map(DecisionView::from)
        .toList();
  }

  @Transactional
  public DecisionEntry find(UUID pilotId, UUID id, Actor actor) {
    var pilot = pilots.find(pilotId, actor);
    return repository.ofPilot(pilot.id(), id).orElseThrow(ProblemException::notFound);
  }
}
