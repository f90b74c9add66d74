package dev.latitude.proposal.endorsement;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A no of an ally. */
@Schema(name = "EndorsementRefusal", description = "A no of an ally.")
public record Refusal(
    @Schema(
            description = "Why, if the ally wants to say; only the author reads it.",
            examples = "I know too little of the client to judge the risk.")
        @Size(max = 1000)
        @Nullable String reason) {}
