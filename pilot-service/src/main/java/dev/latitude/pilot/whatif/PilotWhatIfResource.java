package dev.latitude.pilot.whatif;

import dev.latitude.kit.idempotency.AnsweredAnew;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Trying triggers out on a pilot, over HTTP. */
@Path("/api/v1/pilots/{id}/what-if")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "What-if")
@RunOnVirtualThread
public class PilotWhatIfResource {
  private final WhatIfs whatIfs;
  private final Caller caller;

  PilotWhatIfResource(WhatIfs whatIfs, Caller caller) {
    this.whatIfs = whatIfs;
    this.caller = caller;
  }

  @POST
  @AnsweredAnew
  @Operation(
      operationId = "tryTriggerOnPilot",
      summary = "Replay a trigger over what was measured",
      description =
          "By whoever may read the pilot. It looks at the values that count now, and changes nothing. Talks that settled a breach play no"
              + " part.")
  public RestResponse<WhatIfView> ofPilot(@RestPath UUID id, PilotWhatIf request) {
    return RestResponse.ok(whatIfs.ofPilot(id, caller.actor(), request));
  }
}
