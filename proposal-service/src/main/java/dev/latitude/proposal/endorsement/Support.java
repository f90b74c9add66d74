package dev.latitude.proposal.endorsement;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A yes of an ally. */
public record Support(
    @Schema(
            description = "What the ally says to everybody who sees the proposal.",
            examples = "I have used these numbers for a year and never had to ask twice.")
        @Size(max = 1000)
        @Nullable String statement) {}
