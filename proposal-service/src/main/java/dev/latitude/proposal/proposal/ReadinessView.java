package dev.latitude.proposal.proposal;

import dev.latitude.proposal.readiness.DriverAnswer;
import dev.latitude.proposal.readiness.Finding;
import dev.latitude.proposal.readiness.ReadinessReport;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the readiness check says of a proposal. */
@Schema(
    name = "Readiness",
    description = "Whether a proposal can be submitted, and what would make it better.")
public record ReadinessView(
    @Schema(description = "True when no finding is a blocker.") boolean ready,
    @Schema(description = "The gravest first.") List<Finding> findings,
    @Schema(description = "What meets each driver the proposal names, or what is missing.")
        List<DriverAnswer> drivers) {
  static ReadinessView from(ReadinessReport report) {
    return new ReadinessView(
        report.findings().stream().noneMatch(Finding::blocks), report.findings(), report.drivers());
  }
}
