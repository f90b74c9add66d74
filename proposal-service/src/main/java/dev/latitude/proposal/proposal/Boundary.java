package dev.latitude.proposal.proposal;

import dev.latitude.kit.identity.PersonId;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A retained decision: one the author will not take without input, and who holds it. */
public record Boundary(
    @Schema(examples = "Changing what the report measures") @NotBlank @Size(max = 500)
        String decision,
    @Schema(description = "Person who holds the decision.", examples = "morgan")
        @NotNull
        @Size(max = 200)
        @PersonId
        String heldBy) {}
