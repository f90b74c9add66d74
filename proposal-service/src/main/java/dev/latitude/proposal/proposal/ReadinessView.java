package dev.latitude.proposal.proposal;

import dev.latitude.proposal.readiness.Finding;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the readiness check says of a proposal. */
@Schema(
    name = "Readiness",
    description = "Whether a proposal can be submitted, and what would make it better.")
public record ReadinessView(
    @Schema(description = "True when no finding is a blocker.") boolean ready,
    List<Finding> findings) {
  static ReadinessView from(List<Finding> findings) {
    return new ReadinessView(findings.stream().noneMatch(Finding::blocks), findings);
  }
}
