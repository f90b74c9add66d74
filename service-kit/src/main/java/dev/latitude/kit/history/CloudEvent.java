package dev.latitude.kit.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event of the feed or of a history, as CloudEvents 1.0 in structured JSON. */
@Schema(
    description =
        "An event, as CloudEvents 1.0 in structured JSON. The same event always has the same `id`.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudEvent(
    @Schema(examples = "1.0") String specversion,
    @Schema(
            description =
                "Identifies the event; a reader that sees an id again has seen the event before.")
        UUID id,
    @Schema(description = "The service whose feed this is.", examples = "/api/v1/pilot-events")
        String source,
    @Schema(
            description = "What happened, in the past tense. More types may come.",
            examples = "pilot.reverted")
        String type,
    @Schema(description = "Id of the thing it happened to.") UUID subject,
    Instant time,
    @Schema(examples = "application/json") String datacontenttype,
    @Schema(
            description =
                "Place in the feed, zero-padded so that it sorts as text. Absent in a history read before the feed has it.")
        @Nullable String sequence,
    @Schema(
            description =
                "The thing's version that this event brought about: 1, 2, 3, … without a gap.")
        long revision,
    @Schema(
            description =
                "Properties that it can have changed in the copy that others keep of the thing, joined by commas; absent when it changes none.",
            examples = "state,suspendedAt")
        @Nullable String changed,
    @Schema(description = "Person or machine that did it.") String actor,
    @Schema(
            description =
                "Hash of the event before it in the thing's history, hexadecimal SHA-256; absent on the first.")
        @Nullable String previoushash,
    @Schema(
            description =
                "Hash of this event, hexadecimal SHA-256: of all of it, also where a reader is told less.")
        String hash,
    @Schema(
            description =
                "SHA-256 of the bytes of `salt` and of `{actor, data}` in its canonical form (RFC 8785), hexadecimal. Told in histories, not in feeds.")
        @Nullable String contentdigest,
    @Schema(
            description =
                "Random bytes that went into `contentdigest`, hexadecimal. Told in histories, not in feeds.",
            examples = "3f8a1c5e9b2d47608f1e3a5c7b9d2e4f")
        @Nullable String salt,
    @Schema(
            description =
                "What happened in detail; its properties depend on the type, and in some feeds on what the reader may see.",
            implementation = Object.class,
            type = SchemaType.OBJECT,
            additionalProperties = Schema.True.class)
        JsonNode data) {

  static String sequence(long position) {
    return "%019d".formatted(position);
  }

  /** With what its hash is made of, so that a reader can compute it anew. */
  CloudEvent withDigest(String digest, String salted) {
    return with(digest, salted, data);
  }

  /** With what is told of it; the hash goes on being that of the whole event. */
  CloudEvent withData(JsonNode told) {
    return with(contentdigest, salt, told);
  }

  private CloudEvent with(@Nullable String digest, @Nullable String salted, JsonNode told) {
    return new CloudEvent(
        specversion,
        id,
        source,
        type,
        subject,
        time,
        datacontenttype,
        sequence,
        revision,
        changed,
        actor,
        previoushash,
        hash,
        digest,
        salted,
        told);
  }
}
