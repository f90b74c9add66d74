package dev.latitude.proposal.negotiation;

import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.proposal.Proposals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the two sides answer each other, each answer in one transaction with its history. */
@ApplicationScoped
class Negotiation {
  private final Proposals proposals;

  Negotiation(Proposals proposals) {
    this.proposals = proposals;
  }

  @Transactional
  Proposal accept(UUID id, @Nullable String ifMatch, Actor actor, Acceptance yes) {
    return proposals.change(
        id,
        ifMatch,
        actor,
        proposal -> proposal.accept(actor, yes.revision(), proposals.policy(proposal.content())));
  }

  @Transactional
  Proposal counter(UUID id, @Nullable String ifMatch, Actor actor, CounterOffer offer) {
    return proposals.offer(
        id,
        ifMatch,
        actor,
        proposal ->
            proposal.counter(
                actor,
                offer.revision(),
                offer.content(),
                proposals.readiness(offer.content()),
                proposals.today()));
  }

  @Transactional
  Proposal decline(UUID id, @Nullable String ifMatch, Actor actor, Declination no) {
    return proposals.change(
        id,
        ifMatch,
        actor,
        proposal -> proposal.decline(actor, no.revision(), no.reason(), no.wouldChange()));
  }

  @Transactional
  Proposal extend(UUID id, @Nullable String ifMatch, Actor actor, Extension extension) {
    return proposals.change(
        id,
        ifMatch,
        actor,
        proposal ->
            proposal.extend(actor, extension.respondBy(), extension.reason(), proposals.today()));
  }
}
