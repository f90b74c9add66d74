package dev.latitude.pilot.pilot;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.FirstAnswers;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.pilot.proposal.AcceptedProposals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Pilots over HTTP. */
@Path("/api/v1/pilots")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Pilots", description = "Try decision rights for a limited time.")
@RunOnVirtualThread
public class PilotResource {
  private final AcceptedProposals proposals;
  private final PilotCreation creation;
  private final Pilots pilots;
  private final HistoryPages histories;
  private final FirstAnswers answers;
  private final Caller caller;

  PilotResource(
      AcceptedProposals proposals,
      PilotCreation creation,
      Pilots pilots,
      HistoryPages histories,
      FirstAnswers answers,
      Caller caller) {
    this.proposals = proposals;
    this.creation = creation;
    this.pilots = pilots;
    this.histories = histories;
    this.answers = answers;
    this.caller = caller;
  }

  @POST
  @Operation(
      operationId = "createPilot",
      summary = "Plan a pilot from an accepted proposal",
      description =
          "By the proposal's author or approver. A proposal has one pilot at a time that is planned, active or paused."
              + " An `Idempotency-Key` makes it safe to send again, as everywhere.")
  @APIResponse(
      responseCode = "201",
      description = "Planned; both parties now acknowledge it.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PilotView.class)))
  public RestResponse<PilotView> create(NewPilot request) {
    answers.repeat();
    return creation.create(caller.actor(), proposals.fetch(request.proposalId()), request.start());
  }

  @GET
  @Operation(
      operationId = "listPilots",
      summary = "List the pilots I am a party to, newest first",
      description = "With the role `auditor`, everybody's.")
  public Page<PilotView> list(
      @BeanParam @Valid PilotListParams filter, @BeanParam @Valid PageParams page) {
    var viewer = caller.actor();
    var today = pilots.today();
    return Page.of(
        pilots.list(viewer, filter, page),
        page.limit(),
        pilot -> Cursors.of(pilot.id()),
        pilot -> PilotView.from(pilot, viewer, today));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getPilot", summary = "Read one pilot")
  public RestResponse<PilotView> get(@RestPath UUID id) {
    return answer(pilots.find(id, caller.actor()));
  }

  @POST
  @Path("/{id}/start")
  @Idempotent
  @Operation(
      operationId = "startPilot",
      summary = "Bring the rights into force",
      description =
          "By either party, once both have acknowledged the trigger set, every risk is answered, every relative trigger has a"
              + " baseline, and today is between the first and the last day. Freezes the baselines.")
  public RestResponse<PilotView> start(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(pilots.start(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/cancel")
  @Idempotent
  @Operation(operationId = "cancelPilot", summary = "Call it off before it starts")
  public RestResponse<PilotView> cancel(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(pilots.cancel(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/pause")
  @Idempotent
  @Operation(
      operationId = "pausePilot",
      summary = "Let the rights rest for a talk",
      description = "By the approver, with the role `manager`.")
  public RestResponse<PilotView> pause(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Reason reason) {
    return answer(pilots.pause(id, ifMatch, caller.actor(), reason.reason()));
  }

  @POST
  @Path("/{id}/resume")
  @Idempotent
  @Operation(
      operationId = "resumePilot",
      summary = "Go on after the talk",
      description =
          "By the approver, with the role `manager`, until the last day. Breaches that were known by then do not pause it again.")
  public RestResponse<PilotView> resume(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(pilots.resume(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/revert")
  @Idempotent
  @Operation(
      operationId = "revertPilot",
      summary = "Take the rights back",
      description = "By the approver, with the role `manager`.")
  public RestResponse<PilotView> revert(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Reason reason) {
    return answer(pilots.revert(id, ifMatch, caller.actor(), reason.reason()));
  }

  @POST
  @Path("/{id}/add-observer")
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
  @Path("/{id}/remove-observer")
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

  @GET
  @Path("/{id}/history")
  @Operation(
      operationId = "getPilotHistory",
      summary = "Everything that happened to it, oldest first")
  public Page<CloudEvent> history(@RestPath UUID id, @BeanParam @Valid HistoryParams page) {
    return histories.of(pilots.find(id, caller.actor()), page);
  }

  private RestResponse<PilotView> answer(Pilot pilot) {
    return ResponseBuilder.ok(PilotView.from(pilot, caller.actor(), pilots.today()))
        .header(HttpHeaders.ETAG, ETags.of(pilot.version()))
        .build();
  }
}
