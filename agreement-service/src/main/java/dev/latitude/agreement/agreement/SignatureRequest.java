package dev.latitude.agreement.agreement;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A yes to one version. */
@Schema(name = "NewSignature", description = "A yes to the version that has this hash.")
public record SignatureRequest(
    @Schema(
            description = "Hash of the version on the table.",
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @NotNull
        @Pattern(
            regexp = "[0-9a-f]{64}",
            message = "must be a SHA-256 in lower-case hexadecimal, 64 digits")
        String hash) {}
