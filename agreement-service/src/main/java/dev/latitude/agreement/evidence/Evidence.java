package dev.latitude.agreement.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.attestation.KeySet;
import dev.latitude.agreement.upstream.EvidenceEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An evidence pack: the histories of an agreement and of what it comes from, and what was signed.
 * It holds nothing that cannot be checked against the rest of it or against a published key.
 */
@Schema(
    description =
        "The histories of an agreement and of what it comes from, each whole, and what was offered and signed: to be verified offline.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
    @Schema(
            description = "What it is, and how it is to be read: another format has another name.",
            examples = Evidence.FORMAT)
        String format,
    UUID agreementId,
    @Schema(description = "When it was put together.") Instant madeAt,
    @Schema(
            description = "History of the agreement, oldest first.",
            maxItems = Evidence.MOST_EVENTS)
        List<EvidenceEvent> agreement,
    @Schema(
            description =
                "History of the pilot it was tried in, oldest first; absent when it was drafted straight from the proposal.",
            maxItems = Evidence.MOST_EVENTS)
        @Nullable List<EvidenceEvent> pilot,
    @Schema(
            description = "History of the proposal it goes back to, oldest first.",
            maxItems = Evidence.MOST_EVENTS)
        List<EvidenceEvent> proposal,
    @Schema(description = "Every version that was offered, in the order of their numbers.")
        List<Version> versions,
    @Schema(
            description =
                "The hash of the last event of each history, the agreement's id and `madeAt`, signed by this service (RFC 7515, compact).")
        String seal,
    @Schema(description = "The keys that this service has signed with.") KeySet keys) {

  static final String FORMAT = "latitude-evidence-1";

  /** What one answer holds of each history. */
  static final int MOST_EVENTS = 5_000;

  /** What was offered for signature. */
  @Schema(name = "EvidenceVersion", description = "What was offered for signature, word for word.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Version(
      int version,
      @Schema(
              description =
                  "SHA-256 of the UTF-8 bytes of `canonical` as it was offered, in lower-case hexadecimal: what the parties sign. Where a pseudonym stands in it since, the last event of the agreement that tells of one names the hash of what it is now.")
          String hash,
      @Schema(
              description =
                  "The JSON object `{agreementId, version, terms}` in its canonical form (RFC 8785), as text.")
          String canonical,
      @Schema(
              description =
                  "The version as a signed document (RFC 7515, compact); absent when not both have signed it, when a pseudonym stands in its words since, or when what is kept of it was changed.")
          @Nullable String jws) {}
}
