package dev.latitude.pilot.checklist;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import dev.latitude.pilot.pilot.ChecklistRules;
import dev.latitude.pilot.pilot.Obstacle;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotCommand;
import dev.latitude.pilot.pilot.PilotRefusal;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.pilot.Terms;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Going through the checklist. */
@ApplicationScoped
public class ChecklistRuns {
  private final ChecklistRunRepository repository;
  private final Pilots pilots;
  private final Clock clock;

  ChecklistRuns(ChecklistRunRepository repository, Pilots pilots, Clock clock) {
    this.repository = repository;
    this.pilots = pilots;
    this.clock = clock;
  }

  /** A run, and whether this request has reported it or it stood there already. */
  public record Reported(ChecklistRun run, boolean isNew) {}

  @Transactional
  public Reported report(UUID pilotId, Actor actor, NewChecklistRun request) {
    var now = clock.instant();
    var pilot = pilots.lock(pilotId, actor);
    pilot.require(PilotCommand.RUN_CHECKLIST, actor);
    requireFitting(pilot.terms(), request, LocalDate.ofInstant(now, ZoneOffset.UTC));
    var earlier = repository.current(pilotId, request.delivery());
    if (earlier.isPresent() && earlier.get().says(request)) {
      return new Reported(earlier.get(), false);
    }
    var run =
        new ChecklistRun(
            Ids.next(),
            pilotId,
            request,
            earlier.map(ChecklistRun::id).orElse(null),
            actor.person(),
            now);
    earlier.ifPresent(
        corrected -> {
          corrected.supersede(now);
          repository.flush(); // before the insert: the database keeps one current run a delivery
        });
    pilots.append(pilot, actor, run.reported());
    repository.persist(run);
    return new Reported(run, true);
  }

  private static void requireFitting(Terms terms, NewChecklistRun request, LocalDate today) {
    var misfits =
        Stream.concat(
                day(terms, request.deliveredOn(), today),
                ChecklistRules.misfits(terms.checklist(), request.itemsAnswered(), "/items")
                    .stream())
            .toList();
    if (!misfits.isEmpty()) {
      throw new PilotRefusal.Invalid(misfits);
    }
  }

  private static Stream<Obstacle> day(Terms terms, LocalDate day, LocalDate today) {
    return terms
        .plan()
        .misfit(day, today)
        .map(advice -> new Obstacle("/deliveredOn", "outside-pilot", advice))
        .stream();
  }

  /** The run that was reported last; it stands, since nothing came after it. */
  @Transactional
  public Optional<ChecklistRun> newest(Pilot pilot) {
    return repository.newest(pilot.id(), Optional.empty(), 1).stream().findFirst();
  }

  @Transactional
  public List<ChecklistRun> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }

  /** What the person reported, the newest first. */
  @Transactional
  public List<ChecklistRunView> of(String person, Pilot pilot, Optional<UUID> before, int limit) {
    return repository.newestOf(person, pilot.id(), before, limit).stream()
        .map(ChecklistRunView::from)
        .toList();
  }

  @Transactional
  public ChecklistRun find(UUID pilotId, UUID id, Actor actor) {
    var pilot = pilots.find(pilotId, actor);
    return repository.ofPilot(pilot.id(), id).orElseThrow(ProblemException::notFound);
  }
}
