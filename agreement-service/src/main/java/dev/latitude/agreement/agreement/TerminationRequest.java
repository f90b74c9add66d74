package dev.latitude.agreement.agreement;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An end before its time. */
@Schema(
    name = "NewTermination",
    description = "An end before its time; the other party reads why.",
    examples = AgreementExamples.TERMINATION)
public record TerminationRequest(
    @Schema(examples = "A new role") @NotBlank @Size(max = 1000) String reason,
    @Schema(
            description =
                "First day on which it does not hold any more, in the terms' time zone; at once when absent.",
            examples = "2026-05-01")
        @Nullable LocalDate effectiveOn) {}
