package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version as clients see it, with all that is needed to recompute its hash. */
@Schema(
    name = "AgreementVersion",
    description =
        "What was offered for signature, word for word; it never changes, but that a pseudonym may take the place of a person who is forgotten.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record VersionView(
    UUID agreementId,
    int version,
    Terms terms,
    @Schema(
            description =
                "SHA-256 of the UTF-8 bytes of `canonical` as it was offered, in lower-case hexadecimal: what the parties sign.")
        String hash,
    @Schema(
            description =
                "SHA-256 of the UTF-8 bytes of `canonical` as it is now, since a pseudonym stands in it, as the history tells; absent while it is as it was offered.")
        @Nullable String rewrittenHash,
    @Schema(
            description =
                "The JSON object `{agreementId, version, terms}` in its canonical form (RFC 8785), as text.")
        String canonical,
    List<SignatureView> signatures,
    @Schema(description = "Party that offered it.", examples = "robin") String offeredBy,
    Instant offeredAt) {

  public static VersionView from(UUID agreementId, Agreements.SignedVersion signed) {
    var version = signed.version();
    return new VersionView(
        agreementId,
        version.number(),
        version.terms(),
        version.hash(),
        version.rewrittenHash(),
        version.canonical(),
        signed.signatures().stream().map(SignatureView::from).toList(),
        version.offeredBy(),
        version.offeredAt());
  }
}
