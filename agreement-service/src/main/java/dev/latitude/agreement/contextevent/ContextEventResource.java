package dev.latitude.agreement.contextevent;

import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.DryRunParams;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Context events over HTTP. */
@Path("/api/v1/context-events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Context events",
    description = "What happened around people, and what their agreements say to it.")
@RunOnVirtualThread
public class ContextEventResource {
  private final ContextEvents events;
  private final HistoryPages histories;
  private final Caller caller;

  ContextEventResource(ContextEvents events, HistoryPages histories, Caller caller) {
    this.events = events;
    this.histories = histories;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @RolesAllowed(Roles.HR)
  @Operation(
      operationId = "recordContextEvent",
      summary = "Say what happened around people",
      description =
          "Needs the role `hr`. Every agreement in force or suspended whose employee is one of the people reacts by its own clause: with a review by a day, with a suspension until its approver reinstates it, or not at all. An event of the same kind on the same day is the same, however often it is reported: what has reacted to it does not react again. Up to 50 react before the answer; more of them do so soon after, and `tally` tells how far it has got. Pilots learn of it through the feed. With `dryRun=true` nothing is changed, and the answer says what would be.")
  @APIResponse(
      responseCode = "201",
      description = "It is recorded, and never changed again.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ContextEventView.class)))
  @APIResponse(
      responseCode = "200",
      description = "What would be, in a dry run.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ContextEventView.class)))
  public RestResponse<ContextEventView> record(
      @BeanParam DryRunParams params, NewContextEvent happened) {
    if (params.dryRun()) {
      return RestResponse.ok(
          ContextEventView.wouldBe(happened, caller.person(), events.preview(happened)));
    }
    var recorded = events.record(happened, caller.person());
    return ResponseBuilder.create(RestResponse.Status.CREATED, ContextEventView.from(recorded))
        .location(URI.create("/api/v1/context-events/" + recorded.event().id()))
        .header(HttpHeaders.ETAG, recorded.etag())
        .build();
  }

  @GET
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "listContextEvents",
      summary = "List context events, newest first",
      description = "Needs the role `hr` or `auditor`.")
  public Page<ContextEventView> list(
      @Parameter(description = "Only events of this kind.") @QueryParam("kind")
          @Nullable ContextEventKind kind,
      @BeanParam @Valid PageParams page) {
    return Page.of(
        events.list(kind, page),
        page.limit(),
        recorded -> Cursors.of(recorded.event().id()),
        ContextEventView::from);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "getContextEvent",
      summary = "Read one context event with all that came of it",
      description = "Needs the role `hr` or `auditor`.")
  public RestResponse<ContextEventView> get(@RestPath UUID id) {
    var recorded = events.find(id);
    return ResponseBuilder.ok(ContextEventView.from(recorded))
        .header(HttpHeaders.ETAG, recorded.etag())
        .build();
  }

  @GET
  @Path("/{id}/history")
  @RolesAllowed({Roles.HR, Roles.AUDITOR})
  @Operation(
      operationId = "getContextEventHistory",
      summary = "Who reported it, and when it had reached every agreement",
      description = "Needs the role `hr` or `auditor`.")
  public Page<CloudEvent> history(@RestPath UUID id, @BeanParam @Valid HistoryParams page) {
    return histories.of(events.find(id).event(), page);
  }
}
