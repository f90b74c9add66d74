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
    var days =
        pilot.requireReportable(actor, request.period(), LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (repository.exists(pilotId, request.period())) {
      throw new PilotRefusal.AlreadyReported(request.period());
    }
    var update = new StatusUpdate(Ids.next(), pilotId, request, days, actor.person(), now);
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

  @Transactional
  public StatusUpdate find(UUID pilotId, UUID id, Actor actor) {
    var pilot = pilots.find(pilotId, actor);
    return repository.ofPilot(pilot.id(), id).orElseThrow(ProblemException::notFound);
  }
}
