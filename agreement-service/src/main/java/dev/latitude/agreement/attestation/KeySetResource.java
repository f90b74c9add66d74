package dev.latitude.agreement.attestation;

import dev.latitude.kit.http.ETags;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/**
 * The public keys over HTTP: for everybody, since whoever holds a document must be able to check
 * it.
 */
@Path("/api/v1/agreement-keys")
@Tag(name = "Verification", description = "Check what somebody shows as an agreement.")
public class KeySetResource {
  /**
   * Long enough to spare us the question, short enough for a new key to be known before it signs.
   */
  private static final String CACHED = "public, max-age=3600";

  private final AttestationKeys keys;

  KeySetResource(AttestationKeys keys) {
    this.keys = keys;
  }

  @GET
  @PermitAll
  @Produces({"application/jwk-set+json", "application/json"})
  @Operation(
      operationId = "getAgreementKeys",
      summary = "Get the public keys with which signed agreements can be checked offline",
      description =
          "A JWK Set. Needs no token. May be cached for an hour; a key that signs no more stays in it, so that what it has signed can still be checked.")
  @APIResponse(
      responseCode = "200",
      description = "The keys.",
      headers =
          @Header(
              name = "ETag",
              description = "Of these keys, for If-None-Match.",
              schema = @Schema(type = SchemaType.STRING)))
  public RestResponse<KeySet> get() {
    var published = keys.published();
    return ResponseBuilder.ok(published)
        .header(
            HttpHeaders.ETAG, ETags.of(published.toString().getBytes(StandardCharsets.US_ASCII)))
        .header(HttpHeaders.CACHE_CONTROL, CACHED)
        .build();
  }
}
