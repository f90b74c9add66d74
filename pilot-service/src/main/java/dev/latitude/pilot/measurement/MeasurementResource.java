package dev.latitude.pilot.measurement;

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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Measurements over HTTP. */
@Path("/api/v1/pilots/{id}/measurements")
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
          "By either party, while the pilot is ACTIVE or PAUSED, for days of the pilot that have come. A second value for the same metric"
              + " and days corrects the first. Every trigger of the metric is evaluated at once: a breached guardrail reverts the pilot, a"
              + " breached signal pauses it.")
  @APIResponse(responseCode = "201", description = "Recorded, and evaluated.")
  public RestResponse<MeasurementView> record(@RestPath UUID id, NewMeasurement request) {
    var measurement = measurements.record(id, caller.actor(), request);
    return ResponseBuilder.create(RestResponse.Status.CREATED, MeasurementView.from(measurement))
        .location(URI.create("/api/v1/pilots/" + id + "/measurements/" + measurement.id()))
        .build();
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
