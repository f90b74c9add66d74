package dev.latitude.pilot.pilot;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A retained decision: one the author does not take without input, and who holds it. */
public record Boundary(
    String decision,
    @Schema(description = "Person who holds the decision.", examples = "morgan") String heldBy) {}
