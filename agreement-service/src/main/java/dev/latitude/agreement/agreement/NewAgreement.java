package dev.latitude.agreement.agreement;

import dev.latitude.agreement.right.Lists;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement to draft from a graduated pilot. */
@Schema(description = "An agreement to draft from a graduated pilot.")
public record NewAgreement(
    @Schema(description = "The graduated pilot whose rights and boundaries are copied.") @NotNull
        UUID pilotId,
    @Schema(description = "First day, UTC; today when absent.", examples = "2026-03-02")
        @Nullable LocalDate effectiveFrom,
    @Schema(description = "Last day, included; without end when absent.", examples = "2027-03-01")
        @Nullable LocalDate effectiveTo,
    @Schema(
            description = "What each side counts on.",
            examples = "[\"The checklist is filled in before every report\"]")
        @Size(max = 20)
        List<@NotBlank @Size(max = 500) String> expectations,
    @Schema(
            description = "Days on which the two look at it together.",
            examples = "[\"2026-06-01\"]")
        @Size(max = 52)
        List<@NotNull LocalDate> reviewPoints) {

  public NewAgreement {
    expectations = Lists.orEmpty(expectations);
    reviewPoints = Lists.orEmpty(reviewPoints);
  }

  NegotiableTerms negotiable() {
    return new NegotiableTerms(effectiveFrom, effectiveTo, expectations, reviewPoints);
  }
}
