package dev.latitude.proposal.endorsement;

import dev.latitude.kit.identity.PersonId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The question to an ally. */
public record EndorsementRequest(
    @Schema(description = "Person other than author and approver.", examples = "sam")
        @NotBlank
        @Size(max = 200)
        @PersonId
        String ally,
    @Schema(
            description = "What the author says to the ally; nobody else reads it.",
            examples = "You saw the March reports. Would you stand behind this?")
        @Size(max = 1000)
        @Nullable String note) {}
