package dev.latitude.agreement.agreement;

import dev.latitude.agreement.right.Right;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The next version, to be drafted while the one in force goes on. */
@Schema(
    description = "The next version, to be drafted while the one in force goes on.",
    examples = AgreementExamples.AMENDMENT)
public record NewAmendment(
    @Schema(
            description = "Why it should change; the other party reads it.",
            examples = "The monthly report could go the same way")
        @NotBlank
        @Size(max = 1000)
        String reason,
    @Schema(
            description =
                "What it is to say; as the version in force, from today on, when absent. It can be edited until it is offered.")
        @Valid
        @Nullable NegotiableTerms terms) {

  @Nullable List<Right> rights() {
    return terms == null ? null : terms.rights();
  }
}
