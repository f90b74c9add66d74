package dev.latitude.proposal.followup;

import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.proposal.proposal.ProposalResource;
import dev.latitude.proposal.proposal.ProposalView;
import dev.latitude.proposal.proposal.Proposals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Follow-up proposals over HTTP. */
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals")
@RunOnVirtualThread
public class FollowUpResource {
  private final FollowUps followUps;
  private final Proposals proposals;
  private final Caller caller;

  FollowUpResource(FollowUps followUps, Proposals proposals, Caller caller) {
    this.followUps = followUps;
    this.proposals = proposals;
    this.caller = caller;
  }

  @POST
  @Path("/{id}/follow-up")
  @Idempotent
  @Operation(
      operationId = "followUpProposal",
      summary = "Begin a draft that builds on an accepted or declined proposal",
      description =
          "By its author. Everything is copied but the dates: the trial and the answer date are the new draft's own. The earlier"
              + " proposal stays as it is, so no `If-Match` is needed.")
  @APIResponse(
      responseCode = "201",
      description = "The draft; only its author sees it.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProposalView.class)))
  public RestResponse<ProposalView> followUp(@RestPath UUID id) {
    return ProposalResource.created(
        followUps.begin(id, caller.actor()), caller.actor(), proposals.today());
  }

  @GET
  @Path("/{id}/chain")
  @Operation(
      operationId = "getProposalChain",
      summary = "What it builds on, and what builds on it, oldest first")
  public ChainView chain(@RestPath UUID id) {
    return ChainView.from(followUps.chain(id, caller.actor()));
  }
}
