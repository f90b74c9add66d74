package dev.latitude.pilot.intake;

import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.upload.Upload;
import dev.latitude.kit.upload.UploadReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Many measurements of many pilots at once, over HTTP. */
@Path("/api/v1/measurements/batch")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Measurements")
@Consumes({MediaType.APPLICATION_JSON, UploadReader.NDJSON, UploadReader.CSV})
@RunOnVirtualThread
public class ManyPilotsIntakeResource {
  private final Intake intake;
  private final Caller caller;

  ManyPilotsIntakeResource(Intake intake, Caller caller) {
    this.intake = intake;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "recordMeasurementsOfPilots",
      summary = "Record values of many pilots",
      description =
          "For those who report on several pilots: their parties, and machines with the role `measurement-integration`. Each row names its"
              + " `pilot`; at most 1,000 pilots in a request. A pilot that does not exist for the caller is a refused row."
              + IntakeContract.RULES)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = IntakeContract.NewPilotMeasurements.class)),
        @Content(
            mediaType = UploadReader.NDJSON,
            schema = @Schema(implementation = PilotMeasurement.class),
            examples = @ExampleObject(name = "A line", value = IntakeContract.LINE_WITH_PILOT)),
        @Content(
            mediaType = UploadReader.CSV,
            schema = @Schema(implementation = String.class),
            examples = @ExampleObject(name = "CSV", value = IntakeContract.CSV_WITH_PILOT))
      })
  public RestResponse<IntakeReport> ofManyPilots(
      @Parameter(description = IntakeContract.ON_ERROR) @QueryParam("onError")
          @Nullable OnError onError,
      Upload body) {
    return RestResponse.ok(intake.record(caller.actor(), body, onError == OnError.skip));
  }
}
