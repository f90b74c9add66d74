package dev.latitude.pilot.review;

import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Ids;
import dev.latitude.pilot.evaluation.Evaluations;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotCommand;
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
import org.jspecify.annotations.Nullable;

/** Holding reviews. */
@ApplicationScoped
public class Reviews {
  private final ReviewRepository repository;
  private final Pilots pilots;
  private final Evaluations evaluations;
  private final Clock clock;

  Reviews(ReviewRepository repository, Pilots pilots, Evaluations evaluations, Clock clock) {
    this.repository = repository;
    this.pilots = pilots;
    this.evaluations = evaluations;
    this.clock = clock;
  }

  /** Unlike a report, it decides on what was seen, so it must name the version it has seen. */
  @Transactional
  public Review hold(UUID pilotId, @Nullable String ifMatch, Actor actor, NewReview request) {
    var now = clock.instant();
    var pilot = pilots.lock(pilotId, actor);
    ETags.requireMatch(ifMatch, pilot.version());
    pilot.require(PilotCommand.REVIEW, actor); // before anything is said about the request
    var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    var due = pilot.reviewDue(today, repository.datesHeld(pilotId));
    boolean late = due.filter(date -> pilot.calendar().isLate(date, today)).isPresent();
    var reviewed =
        new PilotEvent.Reviewed(Ids.next(), request.outcome(), request.note(), due.orElse(null));
    var figures = evaluations.figures(pilot);
    pilot
        .review(actor, reviewed, request.decision(), figures, now)
        .forEach(event -> pilots.append(pilot, actor, event));
    var details = ReviewDetails.of(pilot, request.outcome(), figures);
    var review = new Review(pilotId, reviewed, late, details, actor.person(), now);
    repository.persist(review);
    return review;
  }

  @Transactional
  public List<Review> list(UUID pilotId, Actor actor, PageParams page) {
    var pilot = pilots.find(pilotId, actor);
    return repository.newest(pilot.id(), page.afterId(), page.limit() + 1);
  }

  /** Those that the person held, the newest first. */
  @Transactional
  public List<ReviewView> of(String person, Pilot pilot, Optional<UUID> before, int limit) {
    return repository.newestOf(person, pilot.id(), before, limit).stream()
        .map(ReviewView::from)
        .toList();
  }

  @Transactional
  public Review find(UUID pilotId, UUID id, Actor actor) {
    var pilot = pilots.find(pilotId, actor);
    return repository.ofPilot(pilot.id(), id).orElseThrow(ProblemException::notFound);
  }
}
