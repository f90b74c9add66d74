package dev.latitude.proposal.proposal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A trial of the author's that came to its end, as pilot-service tells it. */
@Schema(description = "A trial of the author's that came to its end.")
public record FinishedPilot(
    UUID pilotId,
    @Schema(description = "The proposal that was tried.") UUID proposalId,
    String title,
    @Schema(description = "How it ended. More results may come.", examples = "GRADUATED")
        String result,
    @Schema(
            description = "Person who let the author try: who held the review that ended it.",
            examples = "morgan")
        String approver,
    @Schema(description = "What was tried.", maxItems = 20) List<TriedRight> rights,
    Instant startedAt,
    Instant completedAt) {

  /** A decision that was tried, and at which level. */
  public record TriedRight(
      @Schema(examples = "client-report.publish") String decision, DelegationLevel level) {}
}
