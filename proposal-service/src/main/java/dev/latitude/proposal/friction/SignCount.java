package dev.latitude.proposal.friction;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How often a sign was noted. */
@Schema(description = "How often a sign was noted.")
public record SignCount(
    @Schema(description = "More signs may come.") FrictionSign sign,
    @Schema(examples = "3") long count) {}
