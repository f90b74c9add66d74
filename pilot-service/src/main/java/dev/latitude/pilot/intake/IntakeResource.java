package dev.latitude.pilot.intake;

import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.upload.Upload;
import dev.latitude.kit.upload.UploadReader;
import dev.latitude.pilot.measurement.NewMeasurement;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Many measurements of one pilot at once, over HTTP. */
@Path("/api/v1/pilots/{id}/measurements/batch")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Measurements")
@Consumes({MediaType.APPLICATION_JSON, UploadReader.NDJSON, UploadReader.CSV})
@RunOnVirtualThread
public class IntakeResource {
  private final Intake intake;
  private final Caller caller;

  IntakeResource(Intake intake, Caller caller) {
    this.intake = intake;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "recordMeasurements",
      summary = "Record many values of one pilot",
      description = "Under the rules of recording one." + IntakeContract.RULES)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = IntakeContract.NewMeasurements.class)),
        @Content(
            mediaType = UploadReader.NDJSON,
            schema = @Schema(implementation = NewMeasurement.class),
            examples = @ExampleObject(name = "A line", value = IntakeContract.LINE)),
        @Content(
            mediaType = UploadReader.CSV,
            schema = @Schema(implementation = String.class),
            examples = @ExampleObject(name = "CSV", value = IntakeContract.CSV))
      })
  public RestResponse<IntakeReport> ofPilot(
      @RestPath UUID id,
      @Parameter(description = IntakeContract.ON_ERROR) @QueryParam("onError")
          @Nullable OnError onError,
      Upload body) {
    return RestResponse.ok(intake.record(id, caller.actor(), body, onError == OnError.skip));
  }
}
