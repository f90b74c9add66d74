package dev.latitude.proposal.negotiation;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A yes to the whole of one revision. */
public record Acceptance(
    @Schema(description = "The revision that is accepted: the one on the table.", examples = "1")
        @NotNull
        @Min(1)
        Integer revision) {}
