package dev.latitude.proposal.endorsement;

import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.readiness.Allies;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts the people whose support covers what is on the table; one person's counts once. */
@ApplicationScoped
class FreshEndorsements implements Allies {
  private final EndorsementRepository repository;

  FreshEndorsements(EndorsementRepository repository) {
    this.repository = repository;
  }

  @Override
  public int of(Proposal proposal) {
    return Math.toIntExact(
        repository.given(proposal.id()).stream()
            .filter(endorsement -> !endorsement.comparedWith(proposal).isMaterial())
            .count());
  }
}
