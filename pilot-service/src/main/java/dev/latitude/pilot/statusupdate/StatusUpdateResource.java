package dev.latitude.pilot.statusupdate;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Status updates over HTTP. */
@Path("/api/v1/pilots/{id}/status-updates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Status updates", description = "The author's regular reports.")
@RunOnVirtualThread
public class StatusUpdateResource {
  private final StatusUpdates updates;
  private final Caller caller;

  StatusUpdateResource(StatusUpdates updates, Caller caller) {
    this.updates = updates;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "reportStatus",
      summary = "Report on one period",
      description =
          "By the author, while the pilot is ACTIVE or PAUSED, once for each period that has begun. After the last day of the period it is"
              + " taken and marked `late`.")
  @APIResponse(
      responseCode = "201",
      description = "Reported.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = StatusUpdateView.class)))
  public RestResponse<StatusUpdateView> report(@RestPath UUID id, NewStatusUpdate request) {
    var update = updates.report(id, caller.actor(), request);
    return ResponseBuilder.create(RestResponse.Status.CREATED, StatusUpdateView.from(update))
        .location(URI.create("/api/v1/pilots/" + id + "/status-updates/" + update.id()))
        .build();
  }

  @GET
  @Operation(operationId = "listStatusUpdates", summary = "List what was reported, newest first")
  public Page<StatusUpdateView> list(@RestPath UUID id, @BeanParam @Valid PageParams page) {
    return Page.of(
        updates.list(id, caller.actor(), page),
        page.limit(),
        update -> Cursors.of(update.id()),
        StatusUpdateView::from);
  }

  @GET
  @Path("/{statusUpdateId}")
  @Operation(operationId = "getStatusUpdate", summary = "Read one status update")
  public StatusUpdateView get(@RestPath UUID id, @RestPath UUID statusUpdateId) {
    return StatusUpdateView.from(updates.find(id, statusUpdateId, caller.actor()));
  }
}
