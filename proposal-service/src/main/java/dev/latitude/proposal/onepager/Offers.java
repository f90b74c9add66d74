package dev.latitude.proposal.onepager;

import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.catalogue.Catalogue;
import dev.latitude.proposal.proposal.ProposalContent;
import dev.latitude.proposal.proposal.Proposals;
import dev.latitude.proposal.proposal.RequestedRight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Looks up what is to be printed, for whoever may see it. */
@ApplicationScoped
class Offers {
  private final Proposals proposals;
  private final Catalogue catalogue;

  Offers(Proposals proposals, Catalogue catalogue) {
    this.proposals = proposals;
    this.catalogue = catalogue;
  }

  /** What is on the table, or the draft if nothing is. */
  @Transactional
  Offer current(UUID id, Actor actor) {
    var proposal = proposals.find(id, actor);
    return proposal.revisionNumber() == 0
        ? Offer.draft(proposal, titles(proposal.content()))
        : revision(id, proposal.revisionNumber(), actor);
  }

  @Transactional
  Offer revision(UUID id, int number, Actor actor) {
    var proposal = proposals.find(id, actor);
    var revision = proposals.findRevision(id, number, actor);
    return Offer.of(proposal, revision, titles(revision.content()));
  }

  /** What the catalogue calls the decisions asked for, by slug. */
  @Transactional
  Map<String, String> titles(ProposalContent content) {
    return catalogue.titles(
        content.rights().stream().map(RequestedRight::decision).distinct().toList());
  }
}
