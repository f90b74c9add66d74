package dev.latitude.pilot.proposal;

import dev.latitude.kit.problem.RefusedElsewhere;
import dev.latitude.kit.problem.UnavailableException;
import dev.latitude.pilot.pilot.AcceptedProposal;
import dev.latitude.pilot.pilot.PilotRefusal;
import dev.latitude.pilot.pilot.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Accepted proposals, fetched from the service that keeps them. */
@ApplicationScoped
public class AcceptedProposals {
  private static final Logger LOG = Logger.getLogger(AcceptedProposals.class);
  private static final int RETRY_AFTER_SECONDS = 5;
  private static final String ACCEPTED = "ACCEPTED";

  private final ProposalServiceClient client;

  AcceptedProposals(@RestClient ProposalServiceClient client) {
    this.client = client;
  }

  /**
   * Two reads that fit together, since an accepted proposal and its revisions never change; but for
   * the approver, whose part may have been handed over since the revision was put.
   */
  public AcceptedProposal fetch(UUID id) {
    var proposal = answerOf(() -> client.proposal(id));
    if (!proposal.state().equals(ACCEPTED)) {
      throw new PilotRefusal.ProposalNotAccepted(proposal.state());
    }
    var content = answerOf(() -> client.revision(id, proposal.revisionNumber())).content();
    return new AcceptedProposal(
        id,
        proposal.revisionNumber(),
        proposal.author(),
        proposal.content().approver(),
        content.terms(plan(content.pilot())));
  }

  private static Plan plan(RevisionDocument.@Nullable ProposedPlan proposed) {
    return Optional.ofNullable(proposed)
        .flatMap(AcceptedProposals::complete)
        .filter(Plan::makesSense)
        .orElseThrow(
            () ->
                PilotRefusal.Invalid.at(
                    "/proposalId",
                    "no-pilot-plan",
                    "is a proposal that plans no pilot with a start, a later end and a sensible cadence of status updates"));
  }

  private static Optional<Plan> complete(RevisionDocument.ProposedPlan proposed) {
    return Optional.ofNullable(proposed.end())
        .map(
            end ->
                new Plan(
                    proposed.start(),
                    end,
                    proposed.reviewDates(),
                    proposed.statusUpdateEvery(),
                    proposed.endsEarlyIf()));
  }

  private static <T> T answerOf(Supplier<T> question) {
    try {
      return question.get();
    } catch (RefusedElsewhere refusal) {
      throw switch (refusal.status()) {
        case 404 ->
            PilotRefusal.Invalid.at(
                "/proposalId", "unknown", "is no proposal, or not one that you may see");
        case 429 -> refusal.tooManyRequests();
        default -> away(refusal);
      };
    } catch (RuntimeException failure) {
      throw away(failure);
    }
  }

  private static UnavailableException away(RuntimeException failure) {
    LOG.warnf("proposal-service does not answer: %s", failure);
    return new UnavailableException(
        "proposal-service, which keeps the proposal, does not answer. Nothing was made; try again in a few seconds.",
        RETRY_AFTER_SECONDS,
        failure);
  }
}
