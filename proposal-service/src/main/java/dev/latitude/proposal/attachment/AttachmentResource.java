package dev.latitude.proposal.attachment;

import dev.latitude.kit.idempotency.FirstAnswers;
import dev.latitude.kit.identity.Caller;
import dev.latitude.proposal.friction.FrictionLog;
import dev.latitude.proposal.proposal.ProposalCommand;
import dev.latitude.proposal.proposal.ProposalView;
import dev.latitude.proposal.proposal.Proposals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Facts as evidence, over HTTP. */
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Evidence", description = "Facts that Latitude itself knows, frozen into a proposal.")
@RunOnVirtualThread
public class AttachmentResource {
  private static final int OFFERED_DAYS = 90;

  private final Attachments attachments;
  private final FinishedPilots pilots;
  private final FrictionLog friction;
  private final Proposals proposals;
  private final FirstAnswers answers;
  private final Caller caller;

  AttachmentResource(
      Attachments attachments,
      FinishedPilots pilots,
      FrictionLog friction,
      Proposals proposals,
      FirstAnswers answers,
      Caller caller) {
    this.attachments = attachments;
    this.pilots = pilots;
    this.friction = friction;
    this.proposals = proposals;
    this.answers = answers;
    this.caller = caller;
  }

  @GET
  @Path("/{id}/evidence-offers")
  @Operation(
      operationId = "getEvidenceOffers",
      summary = "What could be attached as evidence",
      description =
          "The caller's own finished pilots and friction. When pilot-service does not answer, or there are more than 200 finished pilots,"
              + " `missing` says so and the rest is offered all the same.")
  public EvidenceOffers offers(@RestPath UUID id) {
    var actor = caller.actor();
    var content = proposals.find(id, actor).content();
    var finished = pilots.ofCaller();
    var today = proposals.today();
    var decisions =
        content.rights().stream().map(right -> right.decision()).collect(Collectors.toSet());
    var summaries =
        friction.summariesOf(actor.person(), decisions, today.minusDays(OFFERED_DAYS - 1), today);
    return new EvidenceOffers(
        finished.pilots(),
        summaries,
        finished.missing().stream()
            .map(detail -> new EvidenceOffers.Missing("pilot-service", detail))
            .toList());
  }

  @POST
  @Path("/{id}/attach-pilot")
  @Operation(
      operationId = "attachPilot",
      summary = "Attach a finished pilot to a draft",
      description = "Attaching it again renews it.")
  public RestResponse<ProposalView> attachPilot(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      PilotToAttach which) {
    answers.repeat();
    var actor = caller.actor();
    proposals.requireAllowed(id, actor, ProposalCommand.ATTACH_PILOT);
    return attachments.attach(id, ifMatch, actor, pilots.require(which.pilot(), actor));
  }

  @POST
  @Path("/{id}/attach-friction-summary")
  @Operation(
      operationId = "attachFrictionSummary",
      summary = "Freeze what the friction log says of a decision into a draft",
      description =
          "Numbers only: no entry and no note leaves the log. Attaching it again renews it.")
  public RestResponse<ProposalView> attachFrictionSummary(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      FrictionSummaryToAttach which) {
    return attachments.attach(id, ifMatch, caller.actor(), which);
  }

  @POST
  @Path("/{id}/detach")
  @Operation(operationId = "detachFact", summary = "Take an attached fact out of a draft again")
  public RestResponse<ProposalView> detach(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      AttachmentToRemove which) {
    return attachments.detach(id, ifMatch, caller.actor(), which.attachment());
  }
}
