package dev.latitude.pilot.pilot;

import dev.latitude.kit.handover.HandOver;
import dev.latitude.kit.handover.HandOverRequest;
import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Has somebody else decide on pilots from now on, in the place of an approver. */
@ApplicationScoped
class HandOvers {
  /** One more shows whether there are more. */
  private static final int FOUND = HandOver.MOST + 1;

  private final PilotRepository repository;
  private final Pilots pilots;
  private final Clock clock;

  HandOvers(PilotRepository repository, Pilots pilots, Clock clock) {
    this.repository = repository;
    this.pilots = pilots;
    this.clock = clock;
  }

  /** All of them in one transaction, or none. */
  @Transactional
  HandOver handOver(HandOverRequest request, Actor actor) {
    var found = repository.lockToHandOver(request, FOUND);
    found.stream().limit(HandOver.MOST).forEach(pilot -> handOver(pilot, request, actor));
    return answer(request, found);
  }

  /** What would come of it; changes nothing and locks nothing. */
  HandOver preview(HandOverRequest request) {
    return answer(request, repository.toHandOver(request, FOUND));
  }

  private void handOver(Pilot pilot, HandOverRequest request, Actor actor) {
    var event = pilot.handOver(request.successor(), request.reason(), clock.instant());
    pilots.append(pilot, actor, event);
  }

  private HandOver answer(HandOverRequest request, List<Pilot> found) {
    return HandOver.of(
        found, repository.ownOfSuccessor(request, HandOver.MOST), HandOvers::inShort);
  }

  private static HandOver.Item inShort(Pilot pilot) {
    return new HandOver.Item(pilot.id(), pilot.author(), pilot.state().name());
  }
}
