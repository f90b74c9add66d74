package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextClause;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Lists;
import dev.latitude.agreement.right.Right;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An agreement to draft from a graduated pilot, or straight from an accepted proposal. */
@Schema(
    description =
        "An agreement to draft from a graduated pilot (`pilotId`) or straight from an accepted proposal (`proposalId`): name one of the two.",
    examples = AgreementExamples.DRAFT)
public record NewAgreement(
    @Schema(description = "The graduated pilot it writes down the result of.")
        @Nullable UUID pilotId,
    @Schema(description = "The accepted proposal whose rights are written down without a trial.")
        @Nullable UUID proposalId,
    @Schema(description = "First day; today when absent.", examples = "2026-03-02")
        @Nullable LocalDate effectiveFrom,
    @Schema(description = "Last day, included; without end when absent.", examples = "2027-03-01")
        @Nullable LocalDate effectiveTo,
    @Schema(
            description = "IANA time zone in which its days begin and end; UTC when absent.",
            examples = "Europe/Berlin")
        @Size(max = 60)
        @Nullable String timeZone,
    @Schema(
            description =
                "All of the rights; exactly those of the pilot or proposal when absent. Those that go beyond the pilot are marked by the"
                    + " service, and kept within the catalogue.",
            minItems = 1,
            maxItems = 20)
        @Size(min = 1, max = 20)
        @Nullable List<@NotNull @Valid Right> rights,
    @Schema(description = "Those of the pilot or proposal when absent.") @Size(max = 20)
        @Nullable List<@NotNull @Valid Boundary> boundaries,
    @Schema(
            description = "What each side counts on.",
            examples = "[\"The checklist is filled in before every report\"]")
        @Size(max = 20)
        List<@NotBlank @Size(max = 500) String> expectations,
    @Schema(description = "Brakes that go on; the armed ones of the pilot when absent.")
        @Size(max = 20)
        @Nullable List<@NotNull @Valid AgreedTrigger> triggers,
    @Schema(
            description =
                "Which context events suspend it or call a review, each event once; those of the pilot or proposal when absent.")
        @Size(max = 9)
        @Nullable List<@NotNull @Valid ContextClause> contextClauses,
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
    return new NegotiableTerms(
        effectiveFrom,
        effectiveTo,
        timeZone,
        rights,
        boundaries,
        expectations,
        triggers,
        contextClauses,
        reviewPoints);
  }
}
