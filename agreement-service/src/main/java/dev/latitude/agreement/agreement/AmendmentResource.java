package dev.latitude.agreement.agreement;

import dev.latitude.kit.idempotency.Idempotent;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The amendment of an agreement over HTTP; its ETag is that of the agreement. */
@Path("/api/v1/agreements/{id}/amendment")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Agreements")
@RunOnVirtualThread
public class AmendmentResource {
  private final Groundworks groundworks;
  private final Amendments amendments;
  private final Caller caller;

  AmendmentResource(Groundworks groundworks, Amendments amendments, Caller caller) {
    this.groundworks = groundworks;
    this.amendments = amendments;
    this.caller = caller;
  }

  @PUT
  @Operation(
      operationId = "editAmendment",
      summary = "Replace what the parties write in the draft of the next version",
      description =
          "By either party. Rights, boundaries, triggers and context clauses that are left out are those of the version in force.")
  public RestResponse<AgreementView> edit(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      NegotiableTerms negotiable) {
    groundworks.requireAllowed(negotiable.rights());
    return answer(amendments.edit(id, ifMatch, caller.actor(), negotiable));
  }

  @POST
  @Path("/offer")
  @Idempotent
  @Operation(
      operationId = "offerAmendment",
      summary = "Lay the next version on the table for signature",
      description = "By either party. Makes a new version, with a hash, that never changes.")
  public RestResponse<AgreementView> offer(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(amendments.offer(id, ifMatch, caller.actor()));
  }

  @POST
  @Path("/sign")
  @Idempotent
  @Operation(
      operationId = "signAmendment",
      summary = "Sign the next version",
      description =
          "By each party once; the approver needs the role `manager`. With the second signature it is agreed: the register knows from which"
              + " moment on its rights hold instead of those in force. On its first day, or at once when that has come, it takes their place.")
  public RestResponse<AgreementView> sign(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      SignatureRequest signature) {
    return answer(amendments.sign(id, ifMatch, caller.actor(), signature.hash()));
  }

  @POST
  @Path("/decline-to-sign")
  @Idempotent
  @Operation(
      operationId = "declineToSignAmendment",
      summary = "Say no to the next version on the table, and why",
      description =
          "By either party. It is a draft again, and a signature it had counts no longer; the version in force is not touched.")
  public RestResponse<AgreementView> declineToSign(
      @RestPath UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      Reason reason) {
    return answer(amendments.declineToSign(id, ifMatch, caller.actor(), reason.reason()));
  }

  @POST
  @Path("/discard")
  @Idempotent
  @Operation(
      operationId = "discardAmendment",
      summary = "Throw the draft of the next version away",
      description = "By either party. The version in force is not touched.")
  public RestResponse<AgreementView> discard(
      @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    return answer(amendments.discard(id, ifMatch, caller.actor()));
  }

  private RestResponse<AgreementView> answer(Agreement agreement) {
    return AgreementResource.answer(agreement, caller.actor());
  }
}
