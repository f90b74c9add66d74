package dev.latitude.pilot.pilot;

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

/** Handing pilots over to a successor, over HTTP. */
@Path("/api/v1/hand-overs/pilots")
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
      operationId = "handOverPilots",
      summary = "Hand an approver's pilots over to a successor",
      description =
          "Needs the role `hr`. Of pilots that are PLANNED, ACTIVE, PAUSED or REVERTED, and of those that have graduated, wholly or in part, the"
              + " successor is the approver from now on, and each tells of it by a `pilot.handed-over`. What both have acknowledged of a running pilot"
              + " stands; what is still to be acknowledged waits for the successor. Up to 200 pilots in one request, the oldest first, all or none;"
              + " `more` says whether to ask again. With `dryRun=true` nothing is changed, and the answer says what would be.")
  public RestResponse<HandOver> handOver(@BeanParam DryRunParams params, HandOverRequest request) {
    request.requireForAnother(caller.actor());
    return RestResponse.ok(
        params.dryRun() ? handOvers.preview(request) : handOvers.handOver(request, caller.actor()));
  }
}
