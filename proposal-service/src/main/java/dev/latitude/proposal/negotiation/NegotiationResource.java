package dev.latitude.proposal.negotiation;

import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.proposal.ProposalResource;
import dev.latitude.proposal.proposal.ProposalView;
import dev.latitude.proposal.proposal.Proposals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The answers of the two sides over HTTP. */
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Negotiation", description = "Accept, counter, decline, or ask for more time.")
@RunOnVirtualThread
public class NegotiationResource {
  private static final String WHO =
      "By the approver (with the role `manager`) while UNDER_REVIEW, by the author while COUNTERED.";

  private final Negotiation negotiation;
  private final Proposals proposals;
  private final Caller caller;

  NegotiationResource(Negotiation negotiation, Proposals proposals, Caller caller) {
    this.negotiation = negotiation;
    this.proposals = proposals;
    this.caller = caller;
  }

  @POST
  @Path("/{id}/accept")
  @Idempotent
  @Operation(
      operationId = "acceptProposal",
      summary = "Say yes to the whole of the revision on the table",
      description =
          WHO
              + " Refused when the catalogue has come to forbid something in it. A partial yes is a counter-offer.")
  public RestResponse<ProposalView> accept(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Acceptance yes) {
    return answer(negotiation.accept(id, ifMatch, caller.actor(), yes));
  }

  @POST
  @Path("/{id}/counter")
  @Idempotent
  @Operation(
      operationId = "counterProposal",
      summary = "Answer with another offer",
      description = WHO + " It becomes the next revision; the other side then owes an answer.")
  public RestResponse<ProposalView> counter(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      CounterOffer offer) {
    return answer(negotiation.counter(id, ifMatch, caller.actor(), offer));
  }

  @POST
  @Path("/{id}/decline")
  @Idempotent
  @Operation(
      operationId = "declineProposal",
      summary = "Say no, why, and what would change it",
      description = WHO)
  public RestResponse<ProposalView> decline(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Declination no) {
    return answer(negotiation.decline(id, ifMatch, caller.actor(), no));
  }

  @POST
  @Path("/{id}/extend")
  @Idempotent
  @Operation(
      operationId = "extendAnswerDate",
      summary = "Take more time for the answer, and say why",
      description = WHO)
  public RestResponse<ProposalView> extend(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Extension extension) {
    return answer(negotiation.extend(id, ifMatch, caller.actor(), extension));
  }

  private RestResponse<ProposalView> answer(Proposal proposal) {
    return ProposalResource.answer(proposal, caller.actor(), proposals.today());
  }
}
