package dev.latitude.agreement.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody will not go on; the other party reads it. */
@Schema(description = "Why somebody will not go on; the other party reads it.")
public record Reason(
    @Schema(examples = "The review points come too late") @NotBlank @Size(max = 1000)
        String reason) {}
