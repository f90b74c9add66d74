package dev.latitude.agreement.agreement;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.HistoryPages;
import dev.latitude.kit.history.HistoryParams;
import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.http.Page;
import dev.latitude.kit.http.PageParams;
import dev.latitude.kit.idempotency.FirstAnswers;
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

/** Agreements over HTTP. */
@Path("/api/v1/agreements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements", description = "Write down what was tried, and sign it.")
@RunOnVirtualThread
public class AgreementResource {
  private final Groundworks groundworks;
  private final Drafting drafting;
  private final Agreements agreements;
  private final Amendments amendments;
  private final Suspensions suspensions;
  private final Terminations terminations;
  private final HistoryPages histories;
  private final FirstAnswers answers;
  private final Caller caller;

  AgreementResource(
      Groundworks groundworks,
      Drafting drafting,
      Agreements agreements,
      Amendments amendments,
      Suspensions suspensions,
      Terminations terminations,
      HistoryPages histories,
      FirstAnswers answers,
      Caller caller) {
    this.groundworks = groundworks;
    this.drafting = drafting;
    this.agreements = agreements;
    this.amendments = amendments;
    this.suspensions = suspensions;
    this.terminations = terminations;
    this.histories = histories;
    this.answers = answers;
    this.caller = caller;
  }

  /** Idempotent like every POST, as {@link #amend} is; see {@link Drafting}. */
  @POST
  @Operation(
      operationId = "draftAgreement",
      summary = "Draft an agreement from a graduated pilot or an accepted proposal",
      description =
          "By its author or approver. What the request leaves out is that of the pilot or proposal, exactly. Rights that go beyond what the"
              + " pilot has proven are marked `notPiloted`, and must keep to the catalogue.")
  @APIResponse(
      responseCode = "201",
      description = "The draft; only its two parties see it.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AgreementView.class)))
  public RestResponse<AgreementView> draft(NewAgreement request) {
    answers.repeat();
    return drafting.draft(groundworks.of(request, caller.actor()), request.negotiable());
  }

  @GET
  @Operation(
      operationId = "listAgreements",
      summary = "List agreements, newest first",
      description =
          "Those the caller is a party of; with the role `hr` or `auditor` also all that were ever offered.")
  public Page<AgreementView> list(
      @BeanParam @Valid AgreementListParams filter, @BeanParam @Valid PageParams page) {
    var viewer = caller.actor();
    return Page.of(
        agreements.list(viewer, filter, page),
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
  @Operation(
      operationId = "editAgreement",
      summary = "Replace what the parties write in a draft",
      description =
          "By either party. Rights, boundaries, triggers and context clauses that are left out are those of the pilot or proposal.")
  public RestResponse<AgreementView> edit(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      NegotiableTerms negotiable) {
    groundworks.requireAllowed(negotiable.rights());
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
  @Path("/{id}/suspend")
  @Idempotent
  @Operation(
      operationId = "suspendAgreement",
      summary = "Let nothing it says hold for now, and say why",
      description =
          "By its approver, with the role `manager`. Its rights leave the register at this moment. A context event suspends it too, when its terms say so.")
  public RestResponse<AgreementView> suspend(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Reason reason) {
    return answer(suspensions.suspend(id, ifMatch, caller.actor(), reason.reason()));
  }

  @POST
  @Path("/{id}/reinstate")
  @Idempotent
  @Operation(
      operationId = "reinstateAgreement",
      summary = "Confirm a suspended agreement",
      description =
          "By its approver, with the role `manager`. Its rights are back in the register from this moment on; 409 `right-conflict` when something else has given one of them meanwhile.")
  public RestResponse<AgreementView> reinstate(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(suspensions.reinstate(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/{id}/amend")
  @Operation(
      operationId = "amendAgreement",
      summary = "Draft the next version while this one goes on",
      description =
          "By either party, one at a time; also while it is suspended, not under notice. The draft is the `amendment` of the answer.")
  public RestResponse<AgreementView> amend(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      NewAmendment amendment) {
    answers.repeat();
    try {
      groundworks.requireAllowed(amendment.rights());
      return drafting.amend(id, ifMatch, amendment);
    } catch (AgreementRefusal.ContradictoryTerms refusal) {
      throw refusal.under("/terms");
    } catch (AgreementRefusal.PolicyForbids refusal) {
      throw refusal.under("/terms");
    }
  }

  @POST
  @Path("/{id}/renew")
  @Idempotent
  @Operation(
      operationId = "renewAgreement",
      summary = "Draft the same once more, from the day after its last",
      description = "By either party. A shortcut of `amend`: what follows is the same.")
  public RestResponse<AgreementView> renew(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Renewal renewal) {
    return answer(amendments.renew(id, ifMatch, caller.actor(), renewal));
  }

  @POST
  @Path("/{id}/terminate")
  @Idempotent
  @Operation(
      operationId = "terminateAgreement",
      summary = "End it at once or with notice, and say why",
      description =
          "By either party. Its rights hold no longer from that moment on: now, or the start of the day named. Until then it goes on, and"
              + " whoever gave notice may withdraw it. Notice of the other party for a later day stays, as `laterTermination`.")
  public RestResponse<AgreementView> terminate(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      TerminationRequest termination) {
    return answer(terminations.terminate(id, ifMatch, caller.actor(), termination));
  }

  @POST
  @Path("/{id}/withdraw-termination")
  @Idempotent
  @Operation(
      operationId = "withdrawTerminationOfAgreement",
      summary = "Take notice back before the day comes",
      description =
          "By whoever gave it, each party its own. Under notice of the other party it then ends on the day which that names.")
  public RestResponse<AgreementView> withdrawTermination(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(terminations.withdraw(id, ifMatch, caller.actor()));
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
    return answer(agreement, caller.actor());
  }

  /** An agreement as the answer: as the caller sees it, with its ETag. */
  static RestResponse<AgreementView> answer(Agreement agreement, Actor viewer) {
    return ResponseBuilder.ok(AgreementView.from(agreement, viewer))
        .header(HttpHeaders.ETAG, ETags.of(agreement.version()))
        .build();
  }
}
