package dev.latitude.proposal.attachment;

import dev.latitude.proposal.friction.FrictionSummary;
import dev.latitude.proposal.proposal.FinishedPilot;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What could be attached to a draft. */
@Schema(description = "Facts that could be attached to the draft, and what could not be asked.")
public record EvidenceOffers(
    @Schema(description = "Finished pilots of the caller's, newest first.", maxItems = 200)
        List<FinishedPilot> finishedPilots,
    @Schema(
            description =
                "What the caller's friction log says of the decisions asked for, over the last 90 days.",
            maxItems = 20)
        List<FrictionSummary> frictionSummaries,
    @Schema(description = "Whose answer is missing, or not whole; empty when this is everything.")
        List<Missing> missing) {

  /** A source that did not answer, or has more than is offered. */
  @Schema(
      name = "MissingEvidence",
      description = "A source that did not answer, or has more than is offered.")
  public record Missing(
      @Schema(examples = "pilot-service") String source,
      @Schema(description = "What is missing and what to do, for a person.") String detail) {}
}
