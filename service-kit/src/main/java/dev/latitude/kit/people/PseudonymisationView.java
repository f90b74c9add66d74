package dev.latitude.kit.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far forgetting somebody has come. Whom, it never says. */
@Schema(
    name = "Pseudonymisation",
    description = "How far forgetting a person has come. Whom it is about is never told.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PseudonymisationView(
    UUID id,
    PseudonymisationState state,
    @Schema(
            description = "What stands in the place of the person.",
            examples = "former-5d0a7c1e-3b62-4f0e-9a57-2f4f6c1d8e90")
        String pseudonym,
    @Schema(
            description =
                "How many things with a history it was put into so far; each tells of it by an event.")
        long things,
    @Schema(description = "Who has asked for it.") String requestedBy,
    Instant requestedAt,
    @Schema(description = "Since when this service does not know the person any more.")
        @Nullable Instant finishedAt) {}
