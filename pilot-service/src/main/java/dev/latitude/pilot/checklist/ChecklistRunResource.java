package dev.latitude.pilot.checklist;

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

/** Checklist runs over HTTP. */
@Path("/api/v1/pilots/{id}/checklist-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Checklist", description = "The checklist, delivery by delivery.")
@RunOnVirtualThread
public class ChecklistRunResource {
  private final ChecklistRuns runs;
  private final Caller caller;

  ChecklistRunResource(ChecklistRuns runs, Caller caller) {
    this.runs = runs;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "runChecklist",
      summary = "Say how the checklist was gone through for a delivery",
      description =
          "By the author, while the pilot is ACTIVE or PAUSED, for a day of the pilot that has come. What was not done is said as well as what"
              + " was. A second run for the same delivery corrects the first, which is kept; the same again changes nothing.")
  @APIResponse(
      responseCode = "201",
      description = "Reported.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ChecklistRunView.class)))
  @APIResponse(responseCode = "200", description = "It was reported already; nothing has changed.")
  public RestResponse<ChecklistRunView> report(@RestPath UUID id, NewChecklistRun request) {
    var reported = runs.report(id, caller.actor(), request);
    var status = reported.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
    return ResponseBuilder.create(status, ChecklistRunView.from(reported.run()))
        .location(URI.create("/api/v1/pilots/" + id + "/checklist-runs/" + reported.run().id()))
        .build();
  }

  @GET
  @Operation(
      operationId = "listChecklistRuns",
      summary = "List the runs, newest first, corrected ones included")
  public Page<ChecklistRunView> list(@RestPath UUID id, @BeanParam @Valid PageParams page) {
    return Page.of(
        runs.list(id, caller.actor(), page),
        page.limit(),
        run -> Cursors.of(run.id()),
        ChecklistRunView::from);
  }

  @GET
  @Path("/{checklistRunId}")
  @Operation(operationId = "getChecklistRun", summary = "Read one run")
  public ChecklistRunView get(@RestPath UUID id, @RestPath UUID checklistRunId) {
    return ChecklistRunView.from(runs.find(id, checklistRunId, caller.actor()));
  }
}
