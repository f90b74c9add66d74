package dev.latitude.agreement.agreement;

import dev.latitude.agreement.pilot.Pilots;
import dev.latitude.agreement.proposal.Catalogue;
import dev.latitude.agreement.proposal.Proposals;
import dev.latitude.agreement.right.Right;
import dev.latitude.kit.identity.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other services know that an agreement needs. They are asked before the transaction begins:
 * one that waits for another service holds a connection all the while.
 */
@ApplicationScoped
class Groundworks {
  private final Pilots pilots;
  private final Proposals proposals;
  private final Catalogue catalogue;
  private final Clock clock;

  Groundworks(Pilots pilots, Proposals proposals, Catalogue catalogue, Clock clock) {
    this.pilots = pilots;
    this.proposals = proposals;
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** The pilot or the proposal that the request names, if it can be written down by this person. */
  Groundwork of(NewAgreement request, Actor actor) {
    var found = ofOneOf(request.pilotId(), request.proposalId(), actor, clock.instant());
    requireAllowed(request.rights());
    return found;
  }

  private Groundwork ofOneOf(
      @Nullable UUID pilot, @Nullable UUID proposal, Actor actor, Instant now) {
    if (pilot != null && proposal == null) {
      return pilots
          .find(pilot)
          .map(
              found ->
                  Groundwork.of(found, actor, now)
                      .with(Measured.in(found, pilots.graduationOf(found.id()))))
          .orElseThrow(AgreementRefusal.UnknownPilot::new);
    }
    if (proposal != null && pilot == null) {
      return proposals
          .find(proposal)
          .map(found -> Groundwork.of(found, actor))
          .orElseThrow(AgreementRefusal.UnknownProposal::new);
    }
    throw new AgreementRefusal.OneOrigin();
  }

  /**
   * Rights that the parties name themselves must keep to the catalogue as it is today. What they
   * leave to the pilot, the proposal or the version in force was held against it before.
   */
  void requireAllowed(@Nullable List<Right> named) {
    var faults = catalogue.forbids(named);
    if (!faults.isEmpty()) {
      throw new AgreementRefusal.PolicyForbids(faults);
    }
  }
}
