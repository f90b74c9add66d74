package dev.latitude.pilot.whatif;

import dev.latitude.kit.idempotency.AnsweredAnew;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Trying triggers out, over HTTP. */
@Path("/api/v1/what-if")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "What-if", description = "Try a trigger out on numbers before it is armed.")
@RunOnVirtualThread
public class WhatIfResource {
  private final WhatIfs whatIfs;

  WhatIfResource(WhatIfs whatIfs) {
    this.whatIfs = whatIfs;
  }

  @POST
  @AnsweredAnew
  @Operation(
      operationId = "tryTrigger",
      summary = "Replay a trigger over a series",
      description =
          "For anybody who is signed in, before there is a pilot: over up to 1,000 values of the past, for example. Nothing is kept.")
  public RestResponse<WhatIfView> ofSeries(SeriesWhatIf request) {
    return RestResponse.ok(whatIfs.ofSeries(request));
  }
}
