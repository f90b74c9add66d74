package dev.latitude.agreement.agreement;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Handing agreements over to another approver, over HTTP. */
@Path("/api/v1/hand-overs/agreements")
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
      operationId = "handOverAgreements",
      summary = "Have agreements approved by somebody else from now on",
      description =
          "Needs the role `hr`. All that have not come to their end, up to 200 at a time, all or none of them. What both have signed stays word for word as they"
              + " have signed it, by whom they have; from now on the successor suspends, reinstates, reviews, gives notice and signs the next version, and in the"
              + " register the rights are granted by them. What waits for signatures names the old approver, so it is taken off the table and is a draft that names"
              + " the successor. Each agreement tells of it by `agreement.handed-over`. With `dryRun=true` nothing is changed, and the answer says what would be.")
  @APIResponse(
      responseCode = "200",
      description = "What was handed over, and what was not.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = HandOver.class)))
  public RestResponse<HandOver> handOver(@BeanParam DryRunParams params, HandOverRequest request) {
    request.requireForAnother(caller.actor());
    return RestResponse.ok(
        params.dryRun() ? handOvers.foresee(request) : handOvers.carryOut(request, caller.actor()));
  }
}
