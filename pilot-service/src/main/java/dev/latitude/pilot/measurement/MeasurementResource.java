package dev.latitude.pilot.measurement;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.pilot.pilot.Reason;
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

/** Measurements over HTTP. */
@Path("/api/v1/pilots/{id}/measurements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Measurements",
    description = "What the numbers are, and what the triggers say to them.")
@RunOnVirtualThread
public class MeasurementResource {
  private final Measurements measurements;
  private final Caller caller;

  MeasurementResource(Measurements measurements, Caller caller) {
    this.measurements = measurements;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "recordMeasurement",
      summary = "Record a value, or correct one",
      description =
          "By either party, or a machine with the role `measurement-integration`, while the pilot is ACTIVE or PAUSED, for days of the"
              + " pilot that have come. A second value for the same metric and days corrects the first, also while the pilot is REVERTED; the"
              + " same value again changes nothing. Every trigger of the metric is evaluated at once: a breached guardrail reverts the pilot,"
              + " a breached signal pauses it.")
  @APIResponse(
      responseCode = "201",
      description = "Recorded, and evaluated.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = MeasurementView.class)))
  @APIResponse(responseCode = "200", description = "It was recorded already; nothing has changed.")
  public RestResponse<MeasurementView> record(@RestPath UUID id, NewMeasurement request) {
    var recorded = measurements.record(id, caller.actor(), request);
    var status = recorded.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
    return ResponseBuilder.create(status, MeasurementView.from(recorded.measurement()))
        .location(
            URI.create("/api/v1/pilots/" + id + "/measurements/" + recorded.measurement().id()))
        .build();
  }

  @POST
  @Path("/{measurementId}/dispute")
  @Idempotent
  @Operation(
      operationId = "disputeMeasurement",
      summary = "Doubt a value",
      description =
          "By either party, once. The value is kept and marked, and does not count until the dispute is resolved; every trigger of its"
              + " metric is evaluated without it at once. Like reporting, it needs no `If-Match`.")
  public RestResponse<MeasurementView> dispute(
      @RestPath UUID id, @RestPath UUID measurementId, Reason reason) {
    return RestResponse.ok(
        MeasurementView.from(
            measurements.dispute(id, measurementId, caller.actor(), reason.reason())));
  }

  @POST
  @Path("/{measurementId}/resolve")
  @Idempotent
  @Operation(
      operationId = "resolveDispute",
      summary = "End a dispute about a value",
      description =
          "`UPHELD`, by the party who did not raise it: the value stays out. `REJECTED`, by either: it counts again. Every trigger of its"
              + " metric is evaluated at once. Like reporting, it needs no `If-Match`.")
  public RestResponse<MeasurementView> resolve(
      @RestPath UUID id, @RestPath UUID measurementId, Resolution resolution) {
    return RestResponse.ok(
        MeasurementView.from(measurements.resolve(id, measurementId, caller.actor(), resolution)));
  }

  @GET
  @Operation(
      operationId = "listMeasurements",
      summary = "List what was recorded, newest first, corrected values included")
  public Page<MeasurementView> list(@RestPath UUID id, @BeanParam @Valid PageParams page) {
    return Page.of(
        measurements.list(id, caller.actor(), page),
        page.limit(),
        measurement -> Cursors.of(measurement.id()),
        MeasurementView::from);
  }

  @GET
  @Path("/{measurementId}")
  @Operation(operationId = "getMeasurement", summary = "Read one measurement")
  public MeasurementView get(@RestPath UUID id, @RestPath UUID measurementId) {
    return MeasurementView.from(measurements.find(id, measurementId, caller.actor()));
  }
}
