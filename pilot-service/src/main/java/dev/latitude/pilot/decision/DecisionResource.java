package dev.latitude.pilot.decision;

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

/** The decision log over HTTP. */
@Path("/api/v1/pilots/{id}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Decision log", description = "What was decided, by whom, and whether both see it so.")
@RunOnVirtualThread
public class DecisionResource {
  private final Decisions decisions;
  private final Caller caller;

  DecisionResource(Decisions decisions, Caller caller) {
    this.decisions = decisions;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "recordDecision",
      summary = "Put a decision into the log",
      description =
          "By either party, while the pilot is ACTIVE, PAUSED or REVERTED: a decision that the author took, one that the approver took or took"
              + " back though it was the author's, or an approval that came too late. What went beyond the limit, or was decided while the rights"
              + " were not in force, is kept and marked, never refused. An entry cannot be changed; the other party can say once whether it was so."
              + " Like reporting, it needs no `If-Match`.")
  @APIResponse(
      responseCode = "201",
      description = "It is in the log.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DecisionView.class)))
  public RestResponse<DecisionView> record(@RestPath UUID id, NewDecision request) {
    var entry = decisions.record(id, caller.actor(), request);
    return ResponseBuilder.create(RestResponse.Status.CREATED, DecisionView.from(entry))
        .location(URI.create("/api/v1/pilots/" + id + "/decisions/" + entry.id()))
        .build();
  }

  @POST
  @Path("/{decisionId}/answer")
  @Idempotent
  @Operation(
      operationId = "answerDecision",
      summary = "Say whether an entry is right",
      description =
          "By the party who did not write it, once. Disputed entries stay and are counted as disputed. It needs no `If-Match`.")
  public RestResponse<DecisionView> answer(
      @RestPath UUID id, @RestPath UUID decisionId, NewAnswer answer) {
    return RestResponse.ok(
        DecisionView.from(decisions.answer(id, decisionId, caller.actor(), answer)));
  }

  @GET
  @Operation(operationId = "listDecisions", summary = "Read the decision log, newest entry first")
  public Page<DecisionView> list(@RestPath UUID id, @BeanParam @Valid PageParams page) {
    return Page.of(
        decisions.list(id, caller.actor(), page),
        page.limit(),
        entry -> Cursors.of(entry.id()),
        DecisionView::from);
  }

  @GET
  @Path("/{decisionId}")
  @Operation(operationId = "getDecision", summary = "Read one entry of the decision log")
  public DecisionView get(@RestPath UUID id, @RestPath UUID decisionId) {
    return DecisionView.from(decisions.find(id, decisionId, caller.actor()));
  }
}
