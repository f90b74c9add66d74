package dev.latitude.pilot.evaluation;

import dev.latitude.kit.http.ETags;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.pilot.pilot.PilotView;
import dev.latitude.pilot.pilot.Pilots;
import dev.latitude.pilot.pilot.Reason;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Taking a reversion back, over HTTP. */
@Path("/api/v1/pilots/{id}/reinstate")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pilots")
@RunOnVirtualThread
public class ReinstatementResource {
  private final Reinstatements reinstatements;
  private final Pilots pilots;
  private final Caller caller;

  ReinstatementResource(Reinstatements reinstatements, Pilots pilots, Caller caller) {
    this.reinstatements = reinstatements;
    this.pilots = pilots;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "reinstatePilot",
      summary = "Take a wrong reversion back",
      description =
          "By the approver, with the role `manager`, until the last day, whether a guardrail or a person has reverted it. Every trigger is"
              + " replayed over today's measurements, and no armed guardrail may be breached: correct or dispute what is wrong first. The"
              + " proposal must not be on trial in another pilot. Breaches that were known by then do not act again.")
  public RestResponse<PilotView> reinstate(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Reason reason) {
    var actor = caller.actor();
    var pilot = reinstatements.reinstate(id, ifMatch, actor, reason.reason());
    return ResponseBuilder.ok(PilotView.from(pilot, actor, pilots.today()))
        .header(HttpHeaders.ETAG, ETags.of(pilot.version()))
        .build();
  }
}
