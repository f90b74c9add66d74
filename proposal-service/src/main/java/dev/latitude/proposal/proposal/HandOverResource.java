package dev.latitude.proposal.proposal;

import dev.latitude.kit.handover.HandOver;
import dev.latitude.kit.handover.HandOverRequest;
import dev.latitude.kit.http.DryRunParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Hand-overs over HTTP. */
@Path("/api/v1/hand-overs/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hand-overs", description = "Who decides from now on, in the place of an approver.")
@RunOnVirtualThread
public class HandOverResource {
  private final HandOvers handOvers;
  private final Caller caller;

  HandOverResource(HandOvers handOvers, Caller caller) {
    this.handOvers = handOvers;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "handOverProposals",
      summary = "Have somebody else answer proposals in the place of an approver",
      description =
          "Needs the role `hr`. Handed over is what is UNDER_REVIEW, COUNTERED or ACCEPTED: the successor answers, by the same day, and is the"
              + " approver of whatever is begun from it; the one before sees it no more. Of a draft its author names the approver. Each proposal tells"
              + " of it by a `proposal.handed-over`. `content` names the successor; revisions stay as they were put.")
  public RestResponse<HandOver> handOver(@BeanParam DryRunParams mode, HandOverRequest request) {
    request.requireForAnother(caller.actor());
    return RestResponse.ok(
        mode.dryRun() ? handOvers.foresee(request) : handOvers.handOver(request, caller.actor()));
  }
}
