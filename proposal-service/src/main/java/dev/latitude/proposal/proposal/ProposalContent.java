package dev.latitude.proposal.proposal;

import dev.latitude.kit.identity.PersonId;
import dev.latitude.proposal.guidance.Driver;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a proposal says: everything the approver would want to know before answering. */
@Schema(
    description =
        "What a proposal says. A draft may leave out what it does not know yet; readiness tells what submitting needs.")
public record ProposalContent(
    @Schema(examples = "Publish the weekly client report without a sign-off")
        @NotBlank
        @Size(max = 200)
        String title,
    @Schema(description = "Person who is asked.", examples = "morgan")
        @NotNull
        @Size(max = 200)
        @PersonId
        String approver,
    @NotNull WorkScope workScope,
    @Schema(description = "What the business gains, in outcomes.") @Size(max = 2000)
        @Nullable String businessOutcome,
    @Size(max = 20) List<@NotNull @Valid RequestedRight> rights,
    @Size(max = 20) List<@NotNull @Valid Boundary> boundaries,
    @Size(max = 20) List<@NotBlank @Size(max = 500) String> benefits,
    @Size(max = 20) List<@NotNull @Valid Metric> metrics,
    @Size(max = 20) List<@NotNull @Valid RiskItem> risks,
    @Size(max = 20) List<@NotNull @Valid Trigger> triggers,
    @Schema(
            description =
                "What happens when something happens around the team; each event once. An event without a clause changes nothing.")
        @Size(max = 9)
        @EachOnce
        List<@NotNull @Valid ContextClause> contextClauses,
    @Schema(
            description =
                "What the author goes through each time before deciding; status updates tick its items. Each text once.",
            examples = "[\"Totals agree with the ledger\", \"Names of clients are spelt right\"]")
        @Size(max = 20)
        @EachOnce
        List<@NotBlank @Size(max = 200) String> checklist,
    @Schema(description = "What holds autonomy back here; readiness says what answers each.")
        @Size(max = 7)
        List<@NotNull Driver> drivers,
    @Size(max = 20) List<@NotNull @Valid EvidenceItem> evidence,
    @Valid @Nullable PilotPlan pilot,
    @Schema(description = "Day by which the other side owes an answer to this offer.")
        @Nullable LocalDate respondBy) {

  public ProposalContent {
    rights = Lists.orEmpty(rights);
    boundaries = Lists.orEmpty(boundaries);
    benefits = Lists.orEmpty(benefits);
    metrics = Lists.orEmpty(metrics);
    risks = Lists.orEmpty(risks);
    triggers = Lists.orEmpty(triggers);
    contextClauses = Lists.orEmpty(contextClauses);
    checklist = Lists.orEmpty(checklist);
    drivers = Lists.orEmpty(drivers);
    evidence = Lists.orEmpty(evidence);
  }

  ProposalContent withoutDates() {
    return with(approver, null, null);
  }

  ProposalContent askedOf(String another) {
    return with(another, pilot, respondBy);
  }

  private ProposalContent with(
      String asked, @Nullable PilotPlan tried, @Nullable LocalDate answeredBy) {
    return new ProposalContent(
        title,
        asked,
        workScope,
        businessOutcome,
        rights,
        boundaries,
        benefits,
        metrics,
        risks,
        triggers,
        contextClauses,
        checklist,
        drivers,
        evidence,
        tried,
        answeredBy);
  }
}
