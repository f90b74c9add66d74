package dev.latitude.agreement.right;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A retained decision: one the person will not take without input, and who holds it. */
@Schema(description = "A decision the person will not take without input, and who holds it.")
public record Boundary(
    @Schema(examples = "Changing what the report measures") @NotBlank @Size(max = 500)
        String decision,
    @Schema(description = "Person who holds the decision.", examples = "morgan")
        @NotBlank
        @Size(max = 200)
        String heldBy) {}
