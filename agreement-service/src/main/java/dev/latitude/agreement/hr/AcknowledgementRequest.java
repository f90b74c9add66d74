package dev.latitude.agreement.hr;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What HR's system says it holds. */
@Schema(
    name = "AcknowledgementRequest",
    description = "What HR's system holds of an agreement.",
    examples = "{\"hrId\": \"E-4711\", \"revision\": 5}")
public record AcknowledgementRequest(
    @Schema(
            description = "The id under which HR's system keeps it; of one agreement only.",
            examples = "E-4711")
        @NotBlank
        @Size(max = 200)
        String hrId,
    @Schema(description = "The revision of the record that is safely stored.", examples = "5")
        @NotNull
        @Min(1)
        Long revision) {}
