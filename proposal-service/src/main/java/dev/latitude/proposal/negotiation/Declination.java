package dev.latitude.proposal.negotiation;

import dev.latitude.proposal.proposal.DeclineReason;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A no to one revision, with its reason and the way to a yes. */
public record Declination(
    @Schema(description = "The revision that is declined: the one on the table.", examples = "1")
        @NotNull
        @Min(1)
        Integer revision,
    @NotNull DeclineReason reason,
    @Schema(description = "What would change the answer.") @NotBlank @Size(max = 1000)
        String wouldChange) {}
