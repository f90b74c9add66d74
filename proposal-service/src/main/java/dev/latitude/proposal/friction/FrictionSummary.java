package dev.latitude.proposal.friction;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the entries about one decision come to over a period. It has numbers and signs and none of
 * the notes, so that its author can show it to others.
 */
@Schema(
    description =
        "What your entries about one decision come to over a period: numbers, and none of your notes.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FrictionSummary(
    @Schema(examples = "client-report.publish") String decision,
    @Schema(examples = "2026-01-01") LocalDate from,
    @Schema(description = "Last day of the period, included.", examples = "2026-03-31")
        LocalDate to,
    @Schema(description = "Entries of the period.", examples = "7") long count,
    @Schema(description = "Those of them that note a waiting time.", examples = "5") long waits,
    @Schema(description = "Sum of the waiting times.", examples = "PT31H")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        Duration totalWaiting,
    @Schema(
            description =
                "Median of the waiting times: of an even number, the mean of the two in the middle. Absent when no entry notes one.",
            examples = "PT6H")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Duration medianWaiting,
    @Schema(description = "How often each sign was noted; signs that were not are left out.")
        List<SignCount> bySign) {

  public FrictionSummary {
    bySign = List.copyOf(bySign);
  }

  static FrictionSummary ofNothing(String decision, LocalDate from, LocalDate to) {
    return new FrictionSummary(decision, from, to, 0, 0, Duration.ZERO, null, List.of());
  }
}
