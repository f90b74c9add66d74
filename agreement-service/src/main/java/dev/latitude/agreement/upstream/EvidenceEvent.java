package dev.latitude.agreement.upstream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.latitude.kit.history.CloudEvent;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An event of a history with all that its hash is made of, under the names it has there. What
 * stands beside that in a history, such as the place in the feed, is left out: nobody could check
 * it.
 */
@Schema(
    description =
        "An event of a history: all that its hash is made of, under the names it has there, and nothing else.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvidenceEvent(
    @NotNull UUID id,
    @Schema(description = "Id of the thing it happened to.") @NotNull UUID subject,
    @Schema(description = "Number of the event in the history: 1, 2, 3, … without a gap.")
        long revision,
    @Schema(description = "What happened.", examples = "agreement.signed") @NotNull String type,
    @NotNull Instant time,
    @Schema(description = "Person or machine that did it.", examples = "robin") @NotNull
        String actor,
    @Schema(
            description = "What happened in detail; its properties depend on the type.",
            implementation = Object.class,
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class)
        @NotNull
        JsonNode data,
    @Schema(
            description = "Random bytes, hexadecimal.",
            examples = "3f8a1c5e9b2d47608f1e3a5c7b9d2e4f")
        @NotNull
        String salt,
    @Schema(
            description =
                "SHA-256 of the bytes of `salt` and of `{actor, data}` in its canonical form (RFC 8785), hexadecimal.")
        @NotNull
        String contentdigest,
    @Schema(description = "Hash of the event before it, hexadecimal SHA-256; absent on the first.")
        @Nullable String previoushash,
    @Schema(
            description =
                "SHA-256 of `{contentDigest, id, previousHash, revision, subject, time, type}` in its canonical form (RFC 8785), hexadecimal.")
        @NotNull
        String hash) {

  /** One of this service's own. */
  public static EvidenceEvent of(CloudEvent event) {
    return new EvidenceEvent(
        event.id(),
        event.subject(),
        event.revision(),
        event.type(),
        event.time(),
        event.actor(),
        event.data(),
        Objects.requireNonNull(event.salt()),
        Objects.requireNonNull(event.contentdigest()),
        event.previoushash(),
        event.hash());
  }
}
