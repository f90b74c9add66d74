package dev.latitude.proposal.endorsement;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
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
import org.jspecify.annotations.Nullable;

/** The endorsements of one proposal over HTTP. */
@Path("/api/v1/proposals/{id}/endorsements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Endorsements", description = "Support by people other than author and approver.")
@RunOnVirtualThread
public class EndorsementResource {
  private final Endorsements endorsements;
  private final Caller caller;

  EndorsementResource(Endorsements endorsements, Caller caller) {
    this.endorsements = endorsements;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(
      operationId = "requestEndorsement",
      summary = "Ask an ally to support what the proposal says now",
      description =
          "By the author, while it is a DRAFT or UNDER_REVIEW. What it says is kept with the request; the ally sees exactly that and nothing"
              + " else of the proposal. At most 20 times per proposal, and one question at a time to one person.")
  @APIResponse(
      responseCode = "201",
      description = "Asked.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = EndorsementView.class)))
  public RestResponse<EndorsementView> ask(@RestPath UUID id, EndorsementRequest request) {
    var asked = endorsements.ask(id, caller.actor(), request);
    return ResponseBuilder.create(RestResponse.Status.CREATED, asked)
        .location(URI.create("/api/v1/proposals/" + id + "/endorsements/" + asked.id()))
        .header(HttpHeaders.ETAG, asked.etag())
        .build();
  }

  @GET
  @Operation(
      operationId = "listEndorsements",
      summary = "Who supports it, and whether that still covers what is on the table; newest first",
      description =
          "The author sees every request. Whoever else sees the proposal sees the support that was given, also when it was withdrawn or"
              + " superseded since.")
  public Page<EndorsementSummary> list(@RestPath UUID id, @BeanParam @Valid PageParams page) {
    var viewer = caller.actor();
    return Page.of(
        endorsements.ofProposal(id, viewer, page),
        page.limit(),
        found -> Cursors.of(found.endorsement().id()),
        found -> EndorsementSummary.from(found, viewer));
  }

  @GET
  @Path("/{endorsementId}")
  @Operation(
      operationId = "getEndorsement",
      summary = "Read one endorsement, with what it is about")
  public RestResponse<EndorsementView> get(@RestPath UUID id, @RestPath UUID endorsementId) {
    return answer(endorsements.find(id, endorsementId, caller.actor()));
  }

  @GET
  @Path("/{endorsementId}/freshness")
  @Operation(
      operationId = "getEndorsementFreshness",
      summary = "Whether it still covers what is on the table")
  public FreshnessView freshness(@RestPath UUID id, @RestPath UUID endorsementId) {
    return endorsements.freshness(id, endorsementId, caller.actor());
  }

  @POST
  @Path("/{endorsementId}/give")
  @Idempotent
  @Operation(
      operationId = "giveEndorsement",
      summary = "Support what I was asked about",
      description =
          "By the ally. It supersedes earlier support of the same ally for the same proposal.")
  public RestResponse<EndorsementView> give(
      @RestPath UUID id,
      @RestPath UUID endorsementId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Support support) {
    return answer(endorsements.give(id, endorsementId, ifMatch, caller.actor(), support));
  }

  @POST
  @Path("/{endorsementId}/decline")
  @Idempotent
  @Operation(
      operationId = "declineEndorsement",
      summary = "Say no to supporting it",
      description = "By the ally. Only the author learns of it.")
  public RestResponse<EndorsementView> decline(
      @RestPath UUID id,
      @RestPath UUID endorsementId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Refusal no) {
    return answer(endorsements.decline(id, endorsementId, ifMatch, caller.actor(), no));
  }

  @POST
  @Path("/{endorsementId}/withdraw")
  @Idempotent
  @Operation(
      operationId = "withdrawEndorsement",
      summary = "Take my support back",
      description = "By the ally. The statement goes with it.")
  public RestResponse<EndorsementView> withdraw(
      @RestPath UUID id,
      @RestPath UUID endorsementId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(endorsements.withdraw(id, endorsementId, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{endorsementId}/cancel")
  @Idempotent
  @Operation(
      operationId = "cancelEndorsementRequest",
      summary = "Take a request back that was not answered",
      description = "By the author.")
  public RestResponse<EndorsementView> cancel(
      @RestPath UUID id,
      @RestPath UUID endorsementId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(endorsements.cancel(id, endorsementId, ifMatch, caller.actor()));
  }

  private static RestResponse<EndorsementView> answer(EndorsementView endorsement) {
    return ResponseBuilder.ok(endorsement).header(HttpHeaders.ETAG, endorsement.etag()).build();
  }
}
