package dev.latitude.proposal.attachment;

import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.time.Ids;
import dev.latitude.proposal.friction.FrictionLog;
import dev.latitude.proposal.friction.FrictionSummary;
import dev.latitude.proposal.proposal.Attachment;
import dev.latitude.proposal.proposal.FinishedPilot;
import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.proposal.ProposalCommand;
import dev.latitude.proposal.proposal.ProposalRefusal;
import dev.latitude.proposal.proposal.ProposalResource;
import dev.latitude.proposal.proposal.ProposalView;
import dev.latitude.proposal.proposal.Proposals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What is done once under an idempotency key. It stands apart from the resource because the key is
 * claimed in a database transaction, and asking another service must come before one.
 */
@ApplicationScoped
public class Attachments {
  private final Proposals proposals;
  private final FrictionLog friction;
  private final Clock clock;

  Attachments(Proposals proposals, FrictionLog friction, Clock clock) {
    this.proposals = proposals;
    this.friction = friction;
    this.clock = clock;
  }

  @Idempotent
  public RestResponse<ProposalView> attach(
      UUID id, @Nullable String ifMatch, Actor actor, FinishedPilot pilot) {
    var fact = Attachment.of(Ids.next(), clock.instant(), pilot);
    return answer(
        proposals.change(id, ifMatch, actor, proposal -> proposal.attach(actor, fact)), actor);
  }

  /** Summed up and frozen in one transaction, from the caller's own log. */
  @Idempotent
  public RestResponse<ProposalView> attach(
      UUID id, @Nullable String ifMatch, Actor actor, FrictionSummaryToAttach which) {
    proposals.requireAllowed(id, actor, ProposalCommand.ATTACH_FRICTION_SUMMARY);
    return answer(
        proposals.change(
            id,
            ifMatch,
            actor,
            proposal ->
                proposal.attach(
                    actor, Attachment.of(Ids.next(), clock.instant(), summary(actor, which)))),
        actor);
  }

  private FrictionSummary summary(Actor actor, FrictionSummaryToAttach which) {
    if (which.to().isBefore(which.from())) {
      throw new ProposalRefusal.NothingToAttach("/to", "The last day is before the first.");
    }
    var summary = friction.summaryOf(actor.person(), which.decision(), which.from(), which.to());
    if (summary.count() == 0) {
      throw new ProposalRefusal.NothingToAttach(
          "/decision", "Your friction log has no entry about this decision in this period.");
    }
    return summary;
  }

  @Idempotent
  public RestResponse<ProposalView> detach(
      UUID id, @Nullable String ifMatch, Actor actor, UUID attachment) {
    return answer(
        proposals.change(id, ifMatch, actor, proposal -> proposal.detach(actor, attachment)),
        actor);
  }

  private RestResponse<ProposalView> answer(Proposal proposal, Actor actor) {
    return ProposalResource.answer(proposal, actor, proposals.today());
  }
}
