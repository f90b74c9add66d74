package dev.latitude.proposal.followup;

import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.proposal.Proposals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Beginning the next proposal where one has ended, and reading the whole chain. */
@ApplicationScoped
class FollowUps {
  private final Proposals proposals;
  private final ChainRepository chains;

  FollowUps(Proposals proposals, ChainRepository chains) {
    this.proposals = proposals;
    this.chains = chains;
  }

  /** The earlier one is final and stays as it is, so there is no version of it to agree on. */
  @Transactional
  Proposal begin(UUID earlier, Actor author) {
    return proposals.create(author, proposals.find(earlier, author));
  }

  /** Everything that led to a proposal and everything that builds on it, oldest first. */
  @Transactional
  List<Proposal> chain(UUID id, Actor viewer) {
    var member = proposals.find(id, viewer);
    return chains.of(member.id()).stream().filter(p -> p.isVisibleTo(viewer)).toList();
  }
}
