package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.http.ETags;
import dev.latitude.kit.identity.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement as one caller sees it. */
@Schema(name = "Agreement", description = "Decision rights that two people write down and sign.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgreementView(
    UUID id,
    @Schema(description = "More states may come.") AgreementState state,
    @Schema(description = "Number of the version that was offered last; 0 while none was.")
        int version,
    @Schema(description = "Hash of the version on the table, to be signed; absent on a draft.")
        @Nullable String hash,
    Terms terms,
    @Schema(description = "Who has signed the version on the table.")
        List<SignatureView> signatures,
    @Schema(description = "The commands the caller may give now.", examples = "offer")
        List<String> actions,
    Instant createdAt,
    Instant updatedAt,
    @Schema(description = "The ETag of this state, for If-Match.", examples = "\"3\"")
        String etag) {

  static AgreementView from(Agreement agreement, Actor viewer) {
    return new AgreementView(
        agreement.id(),
        agreement.state(),
        agreement.versionNumber(),
        agreement.hash(),
        agreement.terms(),
        SignatureView.of(agreement),
        agreement.actionsFor(viewer),
        agreement.createdAt(),
        agreement.updatedAt(),
        ETags.of(agreement.version()));
  }
}
