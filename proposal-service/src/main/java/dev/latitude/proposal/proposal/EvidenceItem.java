package dev.latitude.proposal.proposal;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Past work with a good result, in the author's words. */
public record EvidenceItem(
    @Schema(examples = "Quarterly figures for the board") @NotBlank @Size(max = 200) String title,
    @Schema(
            description = "What came of it.",
            examples = "Sent without a correction four times in a row.")
        @NotBlank
        @Size(max = 1000)
        String result,
    @Schema(description = "Day on which it was done.") @Nullable LocalDate completedOn,
    @Schema(description = "Where to see it.", examples = "https://intranet.example/reports/q3")
        @Size(max = 500)
        @Pattern(
            regexp = "https?://[^\\s<>\"]+",
            message = "must be a web address that begins with https:// or http://")
        @Nullable String link) {}
