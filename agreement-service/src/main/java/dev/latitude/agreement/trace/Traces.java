package dev.latitude.agreement.trace;

import dev.latitude.agreement.agreement.Agreement;
import dev.latitude.agreement.agreement.Agreements;
import dev.latitude.agreement.agreement.SignatureView;
import dev.latitude.agreement.hr.Acknowledgements;
import dev.latitude.agreement.pilot.Pilot;
import dev.latitude.agreement.pilot.Pilots;
import dev.latitude.agreement.proposal.AcceptedProposal;
import dev.latitude.agreement.proposal.Proposals;
import dev.latitude.agreement.right.Right;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Joins what the three services know of a right. The others are asked with the caller's own token:
 * what the caller may not see there is left out here, and when one of them is away there is no
 * trace rather than half of one.
 */
@ApplicationScoped
class Traces {
  private static final int MOST_ROUNDS = 100;

  private final Agreements agreements;
  private final Proposals proposals;
  private final Pilots pilots;
  private final Acknowledgements acknowledgements;

  Traces(
      Agreements agreements,
      Proposals proposals,
      Pilots pilots,
      Acknowledgements acknowledgements) {
    this.agreements = agreements;
    this.proposals = proposals;
    this.pilots = pilots;
    this.acknowledgements = acknowledgements;
  }

  /** Of a right that the version in force, on the table or in draft grants. */
  Trace of(UUID id, String decision, Actor actor) {
    var agreement = agreements.find(id, actor);
    var clause = clause(agreement, decision, actor);
    var origin = agreement.terms().source();
    return new Trace(
        id,
        decision,
        agreement.employee(),
        agreement.approver(),
        request(origin.proposalId(), decision),
        trial(origin.pilotId(), decision),
        agreement.measured(),
        clause,
        acknowledgements.find(id).orElse(null));
  }

  private static Trace.Clause clause(Agreement agreement, String decision, Actor actor) {
    var terms = agreement.termsFor(actor);
    var right =
        terms.rights().stream()
            .filter(agreed -> agreed.decision().equals(decision))
            .findFirst()
            .orElseThrow(ProblemException::notFound);
    return new Trace.Clause(
        agreement.state(),
        agreement.versionNumber(),
        agreement.hash(),
        right,
        terms.effectiveFrom(),
        terms.effectiveTo(),
        SignatureView.of(agreement));
  }

  private Trace.@Nullable Request request(UUID proposal, String decision) {
    return proposals.find(proposal).map(found -> request(found, decision)).orElse(null);
  }

  private Trace.Request request(AcceptedProposal proposal, String decision) {
    var rounds = proposals.rounds(proposal.id(), decision, MOST_ROUNDS);
    return new Trace.Request(
        proposal.id(),
        proposal.author(),
        proposal.content().title(),
        proposal.content().businessOutcome(),
        rounds.map(found -> found.items().stream().map(Trace.Round::of).toList()).orElse(List.of()),
        rounds.map(found -> found.next() != null).orElse(false));
  }

  private Trace.@Nullable Trial trial(@Nullable UUID pilot, String decision) {
    return Optional.ofNullable(pilot)
        .flatMap(pilots::find)
        .map(found -> trial(found, decision))
        .orElse(null);
  }

  private static Trace.Trial trial(Pilot pilot, String decision) {
    return new Trace.Trial(
        pilot.id(),
        pilot.state(),
        pilot.result(),
        pilot.startedAt(),
        pilot.completedAt(),
        of(decision, pilot.terms().rights()),
        of(decision, pilot.graduatedRights()));
  }

  private static @Nullable Right of(String decision, List<Right> rights) {
    return rights.stream()
        .filter(right -> right.decision().equals(decision))
        .findFirst()
        .orElse(null);
  }
}
