package dev.latitude.agreement.hr;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What HR's system has said last that it holds of an agreement. */
@Schema(description = "What HR's system has said last that it holds.")
public record Acknowledgement(
    @Schema(
            description = "The id under which HR's system keeps the agreement.",
            examples = "E-4711")
        String hrId,
    @Schema(description = "The revision that HR's system holds.", examples = "5") long revision,
    Instant acknowledgedAt) {}
