package dev.latitude.agreement.evidence;

import dev.latitude.kit.identity.Caller;
import dev.latitude.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Evidence packs over HTTP. */
@Path("/api/v1/agreements")
@Tag(name = "Agreements")
@RunOnVirtualThread
public class EvidenceResource {
  private final Evidences evidences;
  private final Caller caller;

  EvidenceResource(Evidences evidences, Caller caller) {
    this.evidences = evidences;
    this.caller = caller;
  }

  @GET
  @Path("/{id}/evidence")
  @Operation(
      operationId = "getAgreementEvidence",
      summary = "Take along everything that proves an agreement, to be verified offline",
      description =
          "The whole hash-chained histories of the agreement, its pilot and its proposal, every version that was offered, the signed documents"
              + " and the keys they are signed with, for whoever may read the three histories: the parties and auditors."
              + " `./latitude verify` checks it. A history of more than 5,000 events is refused rather than cut.")
  @APIResponse(responseCode = "200", description = "The evidence.")
  @APIResponse(
      responseCode = "403",
      description = "The history of the proposal or of the pilot is not the caller's to read.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(
      responseCode = "422",
      description = "One of the histories has more than 5,000 events.",
      content =
          @Content(
              mediaType = "application/problem+json",
              schema = @Schema(implementation = Problem.class)))
  public RestResponse<Evidence> get(@RestPath UUID id) {
    return ResponseBuilder.ok(evidences.of(id, caller.actor()))
        .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
        .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"evidence-" + id + ".json\"")
        .build();
  }
}
