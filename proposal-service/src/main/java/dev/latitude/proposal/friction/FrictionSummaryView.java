package dev.latitude.proposal.friction;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.proposal.proposal.Metric;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A summary, and the metric it offers. */
@Schema(
    name = "DecisionFriction",
    description = "What your entries about one decision come to, and the metric they offer.",
    examples = FrictionExamples.SUMMARY)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrictionSummaryView(
    FrictionSummary summary,
    @Schema(
            description =
                "A metric for a proposal, to be put among its `metrics` as it is: the median waiting time in hours, rounded half up to four"
                    + " decimals, as the baseline. Set a target. Absent when no entry notes a waiting time.")
        @Nullable Metric suggestedMetric) {
  static FrictionSummaryView from(FrictionSummary summary) {
    return new FrictionSummaryView(summary, WaitingMetric.offeredBy(summary).orElse(null));
  }
}
