package dev.latitude.proposal.round;

import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.proposal.proposal.Proposals;
import dev.latitude.proposal.proposal.RevisionListParams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Follows a right through the rounds of a proposal. */
@ApplicationScoped
class Rounds {
  private final Proposals proposals;
  private final RoundRepository repository;

  Rounds(Proposals proposals, RoundRepository repository) {
    this.proposals = proposals;
    this.repository = repository;
  }

  /** One more than the page holds, when there is more. A decision never asked for is not found. */
  @Transactional
  List<RoundView> of(UUID proposal, String decision, RevisionListParams page, Actor actor) {
    var found = proposals.find(proposal, actor);
    var rounds =
        repository.changing(found.id(), decision, page.afterNumber(), page.limit() + 1).stream()
            .map(revision -> RoundView.of(revision, decision))
            .toList();
    if (rounds.isEmpty() && page.afterNumber() == 0) {
      throw ProblemException.notFound();
    }
    return rounds;
  }
}
