package dev.latitude.agreement.verification;

import dev.latitude.kit.idempotency.AnsweredAnew;
import dev.latitude.kit.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Verification over HTTP. */
@Path("/api/v1/agreement-verifications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Verification", description = "Check what somebody shows as an agreement.")
@RunOnVirtualThread
public class VerificationResource {
  private static final String ANSWER =
      """
      {
        "outcome": "VALID",
        "agreementId": "0199f3a0-5c1e-7000-8000-000000000001",
        "version": 1,
        "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "standing": "IN_FORCE",
        "checks": [
          {"check": "HASH", "holds": true, "detail": "The hash is that of the version."},
          {"check": "KEPT_WORDS", "holds": true, "detail": "The words that are kept have the hash that was offered for signature."},
          {"check": "KEPT_SIGNATURES", "holds": true, "detail": "Each signature that is kept is for this hash, and by a party."},
          {"check": "KEPT_HISTORY", "holds": true, "detail": "The history is whole, and tells of the same hash."}
        ],
        "differences": [],
        "checkedAt": "2026-03-02T08:00:00Z"
      }
      """;

  private final Verifications verifications;
  private final Caller caller;

  VerificationResource(Verifications verifications, Caller caller) {
    this.verifications = verifications;
    this.caller = caller;
  }

  @POST
  @AnsweredAnew
  @Operation(
      operationId = "verifyAgreement",
      summary = "Verify what somebody shows as an agreement",
      description =
          "Changes nothing. Whoever may see the agreement learns all about it. Anybody else with a token learns what the version is worth"
              + " now by showing that they hold it word for word: a `jws` whose signature holds, or its exact `canonical` text; to"
              + " whoever shows less it is `UNKNOWN`. A document that was changed is no failure of the request: the outcome is `INVALID`.")
  @RequestBody(
      required = true,
      content =
          @Content(
              schema = @Schema(implementation = VerificationRequest.class),
              examples = {
                @ExampleObject(
                    name = "document",
                    summary = "A signed document",
                    value =
                        "{\"jws\": \"eyJhbGciOiJFZERTQSIsImtpZCI6….eyJhZ3JlZW1lbnRJZCI6….kPrK_qmx…\"}"),
                @ExampleObject(
                    name = "printed",
                    summary = "What a printed page tells",
                    value =
                        "{\"agreementId\": \"0199f3a0-5c1e-7000-8000-000000000001\", \"version\": 1, \"hash\": \"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\"}")
              }))
  @APIResponse(
      responseCode = "200",
      description = "What came of it.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(implementation = VerificationView.class),
              examples = @ExampleObject(name = "valid", value = ANSWER)))
  public RestResponse<VerificationView> verify(VerificationRequest request) {
    return RestResponse.ok(verifications.verify(request.shown(), caller.actor()));
  }
}
