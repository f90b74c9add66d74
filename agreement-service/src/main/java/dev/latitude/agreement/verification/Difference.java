package dev.latitude.agreement.verification;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place where two texts that should say the same do not. */
@Schema(name = "TextDifference", description = "A place where the words are not the same.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Difference(
    @Schema(
            description =
                "JSON Pointer into the canonical object; empty when it is not JSON, or differs only in how it is written.",
            examples = "/terms/rights/0/level")
        String pointer,
    @Schema(
            description =
                "As it was shown, or as the kept text has it, shortened; absent when it is not there.",
            examples = "DELEGATE")
        @Nullable String shown,
    @Schema(
            description =
                "As the version has it, shortened; absent when it is not there, or not for the caller to see.",
            examples = "CONSULT")
        @Nullable String kept) {

  Difference withoutKept() {
    return new Difference(pointer, shown, null);
  }
}
