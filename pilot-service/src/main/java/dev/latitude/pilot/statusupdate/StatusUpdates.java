package dev.latitude.pilot.statusupdate;

import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import dev.latitude.pilot.pilot.Pilot;
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

/** The author's regular reports. */
@ApplicationScoped
public class StatusUpdates {
  private final StatusUpdateRepository repository;
  private final Pilots pilots;
  private final Clock clock;

  StatusUpdates(StatusUpdateRepository repository, Pilots pilots, Clock clock) {
    this.repository = repository;
    this.pilots = pilots;
    this.clock = clock;
  }

  @Transactional
  public StatusUpdate report(UUID pilotId, Actor actor, NewStatusUpdate request) {
    var now = clock.instant();
    var pilot = pilots.lock(pilotId, actor);
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var days = pilot.requireReportable(actor, request.period(), request.itemsAnswered(), today);
    if (repository.exists(pilotId, request.period())) {
      throw new PilotRefusal.AlreadyReported(request.period());
    }
    var late = pilot.calendar().isLate(days, today);
    var update = new StatusUpdate(Ids.next(), pilotId, request, days, late, actor.person(), now);
    pilots.append(pilot, actor, update.reported());
    repository.persist(update);
    return update;
  }

  /** What was reported last, the newest first. */
  @Transactional
  public List<StatusUpdate> newest(Pilot pilot, int limit) {
    return repository.newest(pilot.id(), Optional.empty(), limit);
  }

  @Transactional
  public List<StatusUpdate> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }

  /** What the person reported, the newest first. */
  @Transactional
  public List<StatusUpdateView> of(String person, Pilot pilot, Optional<UUID> before, int limit) {
    return repository.newestOf(person, pilot.id(), before, limit).stream()
        .map(StatusUpdateView::from)
        .toList();
  }

  @Transactional
  public StatusUpdate find(UUID pilotId, UUID id, Actor actor) {
    var pilot = pilots.find(pilotId, actor);
    return repository.ofPilot(pilot.id(), id).orElseThrow(ProblemException::notFound);
  }

  /** The periods after the one with this number, and what was reported on them. */
  @Transactional
  public List<StatusPeriod> periods(UUID pilotId, Actor actor, int after, int limit) {
    var pilot = pilots.find(pilotId, actor);
    var reported = repository.reportedAfter(pilotId, after, limit);
    return pilot
        .terms()
        .plan()
        .reportingPeriodsFrom(after + 1)
        .limit(limit)
        .map(
            period -> StatusPeriod.of(pilot, period, reported.get(period.number()), pilots.today()))
        .toList();
  }
}
