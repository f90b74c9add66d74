package dev.latitude.agreement.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.upstream.EvidenceEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * What this service says with its signature when it gives evidence out: with which events the
 * histories ended then. A chain alone can be computed anew by whoever changes it, and cut off at
 * its end; one whose last hash is signed cannot.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Seal(
    UUID agreementId, Instant madeAt, String agreement, @Nullable String pilot, String proposal) {

  static Seal of(
      UUID agreementId,
      Instant madeAt,
      List<EvidenceEvent> agreement,
      @Nullable List<EvidenceEvent> pilot,
      List<EvidenceEvent> proposal) {
    return new Seal(
        agreementId,
        madeAt,
        agreement.getLast().hash(),
        pilot == null ? null : pilot.getLast().hash(),
        proposal.getLast().hash());
  }

  /** As RFC 8785 writes it. */
  String canonical(ObjectMapper json) {
    try {
      return new JsonCanonicalizer(json.writeValueAsString(this)).getEncodedString();
    } catch (JsonProcessingException notSerializable) {
      throw new IllegalStateException("The seal cannot be written as JSON", notSerializable);
    } catch (IOException notCanonical) {
      throw new IllegalStateException("The seal has no canonical form", notCanonical);
    }
  }
}
