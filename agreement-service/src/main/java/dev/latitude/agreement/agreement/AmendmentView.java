package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.identity.Actor;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The next version as one caller sees it. */
@Schema(
    name = "Amendment",
    description = "The next version, while the one before it stays as it is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AmendmentView(
    @Schema(description = "More states may come.") AmendmentState state,
    @Schema(description = "More kinds may come.") Amendment.Kind kind,
    @Schema(description = "Why somebody asked for it.") String reason,
    @Schema(description = "Party that asked for it.", examples = "robin") String openedBy,
    Instant openedAt,
    @Schema(description = "Number of the version on the table or signed; 0 until it was offered.")
        int version,
    @Schema(description = "Hash of that version, to be signed; absent on a draft.")
        @Nullable String hash,
    Terms terms,
    @Schema(description = "Who has signed it.") List<SignatureView> signatures,
    @Schema(description = "When the offer expires; absent unless it waits for signatures.")
        @Nullable Instant signBy,
    @Schema(
            description =
                "The commands the caller may give to the amendment now, below `/amendment`.",
            examples = "sign")
        List<String> actions) {

  /** A draft is the parties' alone. */
  static @Nullable AmendmentView of(Agreement agreement, Actor viewer) {
    var amendment = agreement.amendment();
    if (amendment == null
        || (amendment.state() == AmendmentState.DRAFT && !agreement.isParty(viewer))) {
      return null;
    }
    var wording = amendment.wording();
    return new AmendmentView(
        amendment.state(),
        amendment.kind(),
        amendment.reason(),
        amendment.openedBy(),
        amendment.openedAt(),
        wording.number(),
        wording.hash(),
        wording.terms(),
        SignatureView.of(wording),
        wording.signBy(),
        AmendmentCommand.allowedTo(viewer, agreement, amendment));
  }
}
