package dev.latitude.pilot.pilot;

import dev.latitude.kit.http.ETags;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
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

/** Letting somebody look on, over HTTP. */
@Path("/api/v1/pilots/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pilots")
@RunOnVirtualThread
public class ObserverResource {
  private final Pilots pilots;
  private final Caller caller;

  ObserverResource(Pilots pilots, Caller caller) {
    this.pilots = pilots;
    this.caller = caller;
  }

  @POST
  @Path("/add-observer")
  @Idempotent
  @Operation(
      operationId = "addObserver",
      summary = "Let somebody look on",
      description =
          "By either party, in every state; up to 20. An observer reads the pilot and everything under it, its dashboard and its live stream"
              + " included, finds it with `observer=me` in the list, and can change nothing. Adding who observes already changes nothing.")
  public RestResponse<PilotView> add(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      WhoObserves request) {
    return answer(pilots.addObserver(id, ifMatch, caller.actor(), request.observer()));
  }

  @POST
  @Path("/remove-observer")
  @Idempotent
  @Operation(
      operationId = "removeObserver",
      summary = "Let somebody look on no more",
      description =
          "By either party, whichever of them added the observer; and an observer may take leave. From then on the pilot does not exist for"
              + " them. Live streams of the pilot end with `closing` and are opened anew by whoever may still see it.")
  public RestResponse<PilotView> remove(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      WhoObserves request) {
    return answer(pilots.removeObserver(id, ifMatch, caller.actor(), request.observer()));
  }

  private RestResponse<PilotView> answer(Pilot pilot) {
    return ResponseBuilder.ok(PilotView.from(pilot, caller.actor(), pilots.today()))
        .header(HttpHeaders.ETAG, ETags.of(pilot.version()))
        .build();
  }
}
