package dev.latitude.proposal.negotiation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** More time for an answer, and why it is needed. */
public record Extension(
    @Schema(
            description =
                "Day by which the answer is owed now: after the present one, and within 62 days from today.")
        @NotNull
        LocalDate respondBy,
    @Schema(examples = "The audit ends on Friday; I want its result first.")
        @NotBlank
        @Size(max = 500)
        String reason) {}
