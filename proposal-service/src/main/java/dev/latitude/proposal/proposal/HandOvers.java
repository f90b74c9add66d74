package dev.latitude.proposal.proposal;

import dev.latitude.kit.handover.HandOver;
import dev.latitude.kit.handover.HandOverRequest;
import dev.latitude.kit.history.History;
import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Has somebody else approve in the place of an approver, in one transaction with the history. */
@ApplicationScoped
class HandOvers {
  private final HandOverRepository repository;
  private final History history;

  HandOvers(HandOverRepository repository, History history) {
    this.repository = repository;
    this.history = history;
  }

  /** What would come of it. */
  HandOver foresee(HandOverRequest request) {
    return HandOver.of(
        repository.read(request), repository.ownOfSuccessor(request), HandOvers::item);
  }

  @Transactional
  HandOver handOver(HandOverRequest request, Actor actor) {
    var found = repository.lock(request);
    found.stream()
        .limit(HandOver.MOST)
        .forEach(
            proposal ->
                history.append(
                    proposal,
                    actor.person(),
                    proposal.handOver(request.successor(), request.reason())));
    return HandOver.of(found, repository.ownOfSuccessor(request), HandOvers::item);
  }

  /** What a proposal says is not for HR. */
  private static HandOver.Item item(Proposal proposal) {
    return new HandOver.Item(proposal.id(), proposal.author(), proposal.state().name());
  }
}
