package dev.latitude.pilot.review;

import dev.latitude.pilot.pilot.ReviewOutcome;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the approver decides, and why. */
public record NewReview(
    @NotNull ReviewOutcome outcome,
    @Schema(description = "Why; the author reads it.", examples = "Two clean weeks.")
        @NotBlank
        @Size(max = 2000)
        String note) {}
