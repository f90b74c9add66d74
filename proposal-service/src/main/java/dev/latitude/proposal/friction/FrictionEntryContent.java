package dev.latitude.proposal.friction;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.latitude.proposal.proposal.Slugs;
import dev.latitude.proposal.proposal.WorkScope;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person notes about one occasion. */
@Schema(
    description = "What you note about one occasion. Nobody but you ever reads it.",
    examples = FrictionExamples.CONTENT)
public record FrictionEntryContent(
    @Schema(description = "What it was a sign of; `/api/v1/guidance/signs` explains each.") @NotNull
        FrictionSign sign,
    @Schema(
            description =
                "Slug of the decision it was about; the catalogue need not have it. Absent when it was about none in particular; such an"
                    + " entry is in no summary.",
            examples = "client-report.publish")
        @Size(max = 100)
        @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
        @Nullable String decision,
    @Schema(description = "Day on which it happened, where you were.", examples = "2026-03-02")
        @NotNull
        @Begun
        LocalDate day,
    @Schema(
            description =
                "How long you waited: an ISO 8601 duration from `PT1S` to `P366D` in whole seconds, where a day is 24 hours. Absent when you did"
                    + " not have to wait.",
            examples = "PT6H30M")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @WaitingTime
        @Nullable Duration waiting,
    @Schema(description = "What the missing autonomy was tied to.") @NotNull WorkScope workScope,
    @Schema(
            description = "Whatever you want to remember.",
            examples = "The numbers were ready on Monday at nine.")
        @Size(max = 2000)
        @Nullable String note) {}
