package dev.latitude.pilot.triggerset;

import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import dev.latitude.pilot.pilot.HashRead;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotView;
import dev.latitude.pilot.pilot.Pilots;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Agreeing on trigger sets, over HTTP. */
@Path("/api/v1/pilots/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trigger sets", description = "Agree on dates, numbers and brakes.")
@RunOnVirtualThread
public class TriggerSetResource {
  private final TriggerSets triggerSets;
  private final Pilots pilots;
  private final Caller caller;

  TriggerSetResource(TriggerSets triggerSets, Pilots pilots, Caller caller) {
    this.triggerSets = triggerSets;
    this.pilots = pilots;
    this.caller = caller;
  }

  @POST
  @Path("/acknowledge")
  @Idempotent
  @Operation(
      operationId = "acknowledgePilot",
      summary = "Stand by its dates, metrics and triggers",
      description =
          "By either party, for the trigger set they have read: before the start the one that is to stand, later the one on the table. When"
              + " both have acknowledged that one, it stands from this moment on. Saying it again changes nothing. Refused when a review date has come since"
              + " the set was proposed that it would change: propose it anew then.")
  public RestResponse<PilotView> acknowledge(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      HashRead read) {
    return answer(triggerSets.acknowledge(id, ifMatch, caller.actor(), read.triggerSetHash()));
  }

  @POST
  @Path("/propose-trigger-set")
  @Idempotent
  @Operation(
      operationId = "proposeTriggerSet",
      summary = "Ask for other triggers or review dates",
      description =
          "By either party. While the pilot is ACTIVE or PAUSED it is put on the table as `proposedTriggerSet`, in the place of what was"
              + " there, and the set that stands goes on judging until both have acknowledged the other one's hash. While it is PLANNED, the"
              + " set is changed at once, and both acknowledge it anew. Refused when a risk would be left open, a relative trigger would have"
              + " no frozen baseline, or a trigger or date does not fit the pilot. `what-if` says beforehand what a trigger would have done.")
  public RestResponse<PilotView> propose(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      NewTriggerSet request) {
    return answer(triggerSets.propose(id, ifMatch, caller.actor(), request));
  }

  @POST
  @Path("/withdraw-trigger-set")
  @Idempotent
  @Operation(
      operationId = "withdrawTriggerSet",
      summary = "Take the proposed trigger set off the table",
      description =
          "By either party: the one who asked takes it back, the other turns it down. The set that stands goes on standing.")
  public RestResponse<PilotView> withdraw(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(triggerSets.withdraw(id, ifMatch, caller.actor()));
  }

  @GET
  @Path("/trigger-sets")
  @Operation(
      operationId = "listTriggerSets",
      summary = "List the trigger sets that ever stood, oldest first",
      description = "The first one stood from the start. Nothing in them changes any more.")
  public Page<TriggerSetView> list(@RestPath UUID id, @BeanParam @Valid HistoryParams page) {
    return Page.of(
        triggerSets.list(id, caller.actor(), page),
        page.limit(),
        set -> Cursors.of(String.valueOf(set.revision())),
        set -> set);
  }

  private RestResponse<PilotView> answer(Pilot pilot) {
    return ResponseBuilder.ok(PilotView.from(pilot, caller.actor(), pilots.today()))
        .header(HttpHeaders.ETAG, ETags.of(pilot.version()))
        .build();
  }
}
