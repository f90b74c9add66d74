package dev.latitude.agreement.agreement;

import dev.latitude.agreement.pilot.Pilots;
import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.ETags;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Agreements over HTTP. */
@Path("/api/v1/agreements")
@Tag(name = "Agreements", description = "Write down what was tried, and sign it.")
@RunOnVirtualThread
public class AgreementResource {
  private final Pilots pilots;
  private final Drafting drafting;
  private final Agreements agreements;
  private final HistoryPages histories;
  private final Caller caller;

  AgreementResource(
      Pilots pilots,
      Drafting drafting,
      Agreements agreements,
      HistoryPages histories,
      Caller caller) {
    this.pilots = pilots;
    this.drafting = drafting;
    this.agreements = agreements;
    this.histories = histories;
    this.caller = caller;
  }

  /** Idempotent like every POST; see {@link Drafting}. */
  @POST
  @Operation(
      operationId = "draftAgreement",
      summary = "Draft an agreement from a graduated pilot",
      description =
          "By the pilot's author or approver. Rights and boundaries are those of the pilot, exactly.")
  @APIResponse(responseCode = "201", description = "The draft; only its two parties see it.")
  public RestResponse<AgreementView> draft(NewAgreement request) {
    return drafting.draft(pilots.find(request.pilotId()), request.negotiable());
  }

  @GET
  @Operation(
      operationId = "listAgreements",
      summary = "List the agreements I am a party of, newest first")
  public Page<AgreementView> list(
      @QueryParam("state") @Nullable AgreementState state, @BeanParam @Valid PageParams page) {
    var viewer = caller.actor();
    return Page.of(
        agreements.list(viewer, state, page),
        page.limit(),
        agreement -> Cursors.of(agreement.id()),
        agreement -> AgreementView.from(agreement, viewer));
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getAgreement",
      summary = "Read one agreement",
      description =
          "By its two parties; once a version was offered also with the role `hr` or `auditor`.")
  public RestResponse<AgreementView> get(@RestPath UUID id) {
    return answer(agreements.find(id, caller.actor()));
  }

  @PUT
  @Path("/{id}")
  @Operation(operationId = "editAgreement", summary = "Replace what the parties add to a draft")
  public RestResponse<AgreementView> edit(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      NegotiableTerms negotiable) {
    return answer(agreements.edit(id, ifMatch, caller.actor(), negotiable));
  }

  @POST
  @Path("/{id}/offer")
  @Idempotent
  @Operation(
      operationId = "offerAgreement",
      summary = "Lay the draft on the table for signature",
      description = "Makes a new version, with a hash, that never changes.")
  public RestResponse<AgreementView> offer(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(agreements.offer(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/sign")
  @Idempotent
  @Operation(
      operationId = "signAgreement",
      summary = "Sign the version on the table",
      description =
          "By each party once; the approver needs the role `manager`. With the second signature the agreement is in force and its rights are in the register.")
  public RestResponse<AgreementView> sign(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      SignatureRequest signature) {
    return answer(agreements.sign(id, ifMatch, caller.actor(), signature.hash()));
  }

  @POST
  @Path("/{id}/decline-to-sign")
  @Idempotent
  @Operation(
      operationId = "declineToSignAgreement",
      summary = "Say no to the version on the table, and why",
      description = "It is a draft again, and a signature it had counts no longer.")
  public RestResponse<AgreementView> declineToSign(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Reason reason) {
    return answer(agreements.declineToSign(id, ifMatch, caller.actor(), reason.reason()));
  }

  @POST
  @Path("/{id}/discard")
  @Idempotent
  @Operation(operationId = "discardAgreement", summary = "Throw the draft away")
  public RestResponse<AgreementView> discard(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(agreements.discard(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/terminate")
  @Idempotent
  @Operation(
      operationId = "terminateAgreement",
      summary = "End an agreement in force, and say why",
      description = "Its rights hold no longer from this moment on.")
  public RestResponse<AgreementView> terminate(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Reason reason) {
    return answer(agreements.terminate(id, ifMatch, caller.actor(), reason.reason()));
  }

  @GET
  @Path("/{id}/versions/{number}")
  @Operation(
      operationId = "getAgreementVersion",
      summary = "Read what was offered, with its hash and signatures")
  public VersionView version(@RestPath UUID id, @RestPath int number) {
    return VersionView.from(id, agreements.findVersion(id, number, caller.actor()));
  }

  @GET
  @Path("/{id}/history")
  @Operation(
      operationId = "getAgreementHistory",
      summary = "Everything that happened to it, oldest first")
  public Page<CloudEvent> history(@RestPath UUID id, @BeanParam @Valid HistoryParams page) {
    return histories.of(agreements.find(id, caller.actor()), page);
  }

  private RestResponse<AgreementView> answer(Agreement agreement) {
    return ResponseBuilder.ok(AgreementView.from(agreement, caller.actor()))
        .header(HttpHeaders.ETAG, ETags.of(agreement.version()))
        .build();
  }
}
