package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextClause;
import dev.latitude.agreement.right.Boundary;
import dev.latitude.agreement.right.Lists;
import dev.latitude.agreement.right.Right;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The part of the terms that the two parties write themselves. What is left out of rights,
 * boundaries, triggers and context clauses is what it starts from: the pilot, the proposal, or the
 * version in force.
 */
@Schema(
    description =
        "The part of the terms that the two parties write themselves. Rights, boundaries, triggers and context clauses that are left out"
            + " are those it starts from: of the pilot or proposal, or of the version in force; an empty list means none.",
    examples = AgreementExamples.TERMS)
public record NegotiableTerms(
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
                "All of the rights; those that go beyond the pilot are marked by the service, and kept within the catalogue.",
            minItems = 1,
            maxItems = 20)
        @Size(min = 1, max = 20)
        @Nullable List<@NotNull @Valid Right> rights,
    @Size(max = 20) @Nullable List<@NotNull @Valid Boundary> boundaries,
    @Schema(
            description = "What each side counts on.",
            examples = "[\"The checklist is filled in before every report\"]")
        @Size(max = 20)
        List<@NotBlank @Size(max = 500) String> expectations,
    @Schema(description = "Brakes that go on.") @Size(max = 20)
        @Nullable List<@NotNull @Valid AgreedTrigger> triggers,
    @Schema(description = "Which context events suspend it or call a review, each event once.")
        @Size(max = 9)
        @Nullable List<@NotNull @Valid ContextClause> contextClauses,
    @Schema(
            description = "Days on which the two look at it together.",
            examples = "[\"2026-06-01\"]")
        @Size(max = 52)
        List<@NotNull LocalDate> reviewPoints) {

  public NegotiableTerms {
    expectations = Lists.orEmpty(expectations);
    reviewPoints = Lists.orEmpty(reviewPoints);
  }

  /** The whole terms, or the refusal that names all that is wrong with them. */
  Terms on(String employee, String approver, Origin origin, Basis basis, Instant now) {
    var faults = TermsFaults.of(this, Objects.requireNonNullElse(effectiveFrom, today(now)));
    if (!faults.isEmpty()) {
      throw new AgreementRefusal.ContradictoryTerms(faults);
    }
    return new Terms(
        employee,
        approver,
        AgreedRight.all(Objects.requireNonNullElse(rights, basis.rights()), basis.tried()),
        Objects.requireNonNullElse(boundaries, basis.boundaries()),
        expectations,
        Objects.requireNonNullElse(triggers, basis.triggers()),
        Objects.requireNonNullElse(contextClauses, basis.contextClauses()),
        reviewPoints.stream().distinct().sorted().toList(),
        Objects.requireNonNullElse(effectiveFrom, today(now)),
        effectiveTo,
        timeZone,
        origin);
  }

  private LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, zone());
  }

  private ZoneId zone() {
    return TimeZones.orUtc(timeZone);
  }
}
