package dev.latitude.pilot.pilot;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a manager pauses or reverts; the author reads it. */
@Schema(description = "Why; the author reads it.")
public record Reason(
    @Schema(examples = "The client asked for a talk first.") @NotBlank @Size(max = 500)
        String reason) {}
