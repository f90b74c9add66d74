package dev.latitude.proposal.proposal;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;
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

/** Proposals over HTTP. */
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Proposals", description = "Ask for decision rights, and answer.")
@RunOnVirtualThread
public class ProposalResource {
  private final Proposals proposals;
  private final HistoryPages histories;
  private final Caller caller;

  ProposalResource(Proposals proposals, HistoryPages histories, Caller caller) {
    this.proposals = proposals;
    this.histories = histories;
    this.caller = caller;
  }

  @POST
  @Idempotent
  @Operation(operationId = "createProposal", summary = "Begin a draft")
  @APIResponse(
      responseCode = "201",
      description = "The draft; only its author sees it.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProposalView.class)))
  public RestResponse<ProposalView> create(ProposalContent content) {
    return created(proposals.create(caller.actor(), content), caller.actor(), proposals.today());
  }

  @GET
  @Operation(
      operationId = "listProposals",
      summary = "List what I wrote and what was put before me, newest first",
      description =
          "Every filter narrows the list. With the role `auditor` it holds everybody's proposals that were ever submitted.")
  public Page<ProposalView> list(
      @BeanParam @Valid ProposalListParams filter, @BeanParam @Valid PageParams page) {
    var viewer = caller.actor();
    return Page.of(
        proposals.list(viewer, filter, page),
        page.limit(),
        proposal -> Cursors.of(proposal.id()),
        proposal -> ProposalView.from(proposal, viewer, proposals.today()));
  }

  @GET
  @Path("/{id}")
  @Operation(operationId = "getProposal", summary = "Read one proposal")
  public RestResponse<ProposalView> get(@RestPath UUID id) {
    return answer(proposals.find(id, caller.actor()));
  }

  @PUT
  @Path("/{id}")
  @Operation(operationId = "editProposal", summary = "Replace a draft")
  public RestResponse<ProposalView> edit(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      ProposalContent content) {
    return answer(proposals.edit(id, ifMatch, caller.actor(), content));
  }

  @POST
  @Path("/{id}/submit")
  @Idempotent
  @Operation(
      operationId = "submitProposal",
      summary = "Put the draft before the approver",
      description = "Refused while readiness finds a blocker.")
  public RestResponse<ProposalView> submit(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(proposals.submit(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/withdraw")
  @Idempotent
  @Operation(operationId = "withdrawProposal", summary = "Take it back")
  public RestResponse<ProposalView> withdraw(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(proposals.withdraw(id, ifMatch, caller.actor()));
  }

  @GET
  @Path("/{id}/readiness")
  @Operation(
      operationId = "getReadiness",
      summary = "What stands in the way of submitting, and what would make it better")
  public ReadinessView readiness(@RestPath UUID id) {
    return ReadinessView.from(proposals.readiness(id, caller.actor()));
  }

  @GET
  @Path("/{id}/revisions")
  @Operation(
      operationId = "listRevisions",
      summary = "What was on the table, one after the other, oldest first")
  public Page<RevisionSummary> revisions(
      @RestPath UUID id, @BeanParam @Valid RevisionListParams page) {
    return Page.of(
        proposals.listRevisions(id, page, caller.actor()),
        page.limit(),
        revision -> Cursors.of(String.valueOf(revision.number())),
        revision -> revision);
  }

  @GET
  @Path("/{id}/revisions/{number}")
  @Operation(operationId = "getRevision", summary = "Read what was on the table at one moment")
  public RestResponse<RevisionView> revision(@RestPath UUID id, @RestPath int number) {
    var revision = proposals.findRevision(id, number, caller.actor());
    return ResponseBuilder.ok(RevisionView.from(id, revision))
        .header(HttpHeaders.ETAG, ETags.of(revision.number()))
        .build();
  }

  @GET
  @Path("/{id}/history")
  @Operation(
      operationId = "getProposalHistory",
      summary = "Everything that happened to it, oldest first")
  public Page<CloudEvent> history(@RestPath UUID id, @BeanParam @Valid HistoryParams page) {
    return histories.of(proposals.find(id, caller.actor()), page);
  }

  private RestResponse<ProposalView> answer(Proposal proposal) {
    return answer(proposal, caller.actor(), proposals.today());
  }

  /** The answer of whatever begins a draft. */
  public static RestResponse<ProposalView> created(
      Proposal proposal, Actor viewer, LocalDate today) {
    return ResponseBuilder.create(
            RestResponse.Status.CREATED, ProposalView.from(proposal, viewer, today))
        .location(URI.create("/api/v1/proposals/" + proposal.id()))
        .header(HttpHeaders.ETAG, ETags.of(proposal.version()))
        .build();
  }

  /** The answer of every command: the proposal, with the version it now has. */
  public static RestResponse<ProposalView> answer(
      Proposal proposal, Actor viewer, LocalDate today) {
    return ResponseBuilder.ok(ProposalView.from(proposal, viewer, today))
        .header(HttpHeaders.ETAG, ETags.of(proposal.version()))
        .build();
  }
}
