package dev.latitude.proposal.friction;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** A person's own friction log over HTTP. No role opens anybody else's. */
@Path(FrictionLog.PATH)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
    name = "Friction log",
    description =
        "Your private notes of where your autonomy is held back. Only you read or change them, whatever roles others have; nothing about them"
            + " is in any event feed or history; what you delete is gone.")
@Cache(noStore = true)
@RunOnVirtualThread
public class FrictionEntryResource {
  private final FrictionLog log;
  private final Caller caller;
  private final Clock clock;

  FrictionEntryResource(FrictionLog log, Caller caller, Clock clock) {
    this.log = log;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "addFrictionEntry",
      summary = "Note an occasion",
      description =
          "One person can keep 10,000 entries; one more is refused with `friction-log-full`. An answer kept for an `Idempotency-Key` is"
              + " forgotten when its entry is replaced or deleted.")
  @APIResponse(
      responseCode = "201",
      description = "Noted, for nobody but you.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = FrictionEntryView.class)))
  public RestResponse<FrictionEntryView> add(FrictionEntryContent content) {
    var entry = log.add(caller.person(), content);
    return ResponseBuilder.create(RestResponse.Status.CREATED, FrictionEntryView.from(entry))
        .location(URI.create(FrictionLog.PATH + "/" + entry.id()))
        .header(HttpHeaders.ETAG, ETags.of(entry.version()))
        .build();
  }

  @GET
  @Operation(
      operationId = "listFrictionEntries",
      summary = "List your entries, newest day first",
      description = "Entries of one day: the last noted first.")
  public Page<FrictionEntryView> list(@BeanParam @Valid FrictionEntryParams params) {
    return Page.of(
        log.newestFirst(caller.person(), params.filter(), params.after(), params.limit() + 1),
        params.limit(),
        entry -> FrictionEntryKey.of(entry).cursor(),
        FrictionEntryView::from);
  }

  @GET
  @Path("/summary")
  @Operation(
      operationId = "summarizeFrictionEntries",
      summary = "Sum up your entries by decision",
      description =
          "For each decision that entries of the period name, in the order of its slug: how many, how long you waited, which signs; and a"
              + " metric with a baseline, in the shape that a proposal takes. Entries that name no decision are in none.")
  public Page<FrictionSummaryView> summary(@BeanParam @Valid FrictionSummaryParams params) {
    params.require(clock.instant());
    return Page.of(
        log.summaries(
            caller.person(),
            params.decision,
            params.from,
            params.to,
            params.after(),
            params.limit() + 1),
        params.limit(),
        summary -> Cursors.of(summary.decision()),
        FrictionSummaryView::from);
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getFrictionEntry", summary = "Read one of your entries")
  public RestResponse<FrictionEntryView> get(@RestPath UUID id) {
    return answer(log.find(caller.person(), id));
  }

  @PUT
  @Path("/{id}")
  @Operation(
      operationId = "replaceFrictionEntry",
      summary = "Replace one of your entries",
      description = "Nothing of what it said before is kept.")
  public RestResponse<FrictionEntryView> replace(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      FrictionEntryContent content) {
    return answer(log.replace(caller.person(), id, ifMatch, content));
  }

  @DELETE
  @Path("/{id}")
  @ResponseStatus(204)
  @Operation(
      operationId = "deleteFrictionEntry",
      summary = "Delete one of your entries",
      description = "It is gone for good.")
  public void delete(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    log.delete(caller.person(), id, ifMatch);
  }

  private static RestResponse<FrictionEntryView> answer(FrictionEntry entry) {
    return ResponseBuilder.ok(FrictionEntryView.from(entry))
        .header(HttpHeaders.ETAG, ETags.of(entry.version()))
        .build();
  }
}
