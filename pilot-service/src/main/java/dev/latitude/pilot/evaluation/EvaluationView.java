package dev.latitude.pilot.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.pilot.trigger.Verdict;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An evaluation as clients see it. */
@Schema(name = "Evaluation", description = "What a trigger said when the numbers changed.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EvaluationView(
    UUID id,
    @Schema(description = "Key of the trigger.") String trigger,
    String metric,
    @Schema(description = "More verdicts may come.") Verdict verdict,
    @Schema(
            description =
                "What values were held against, in the metric's unit; absent when a relative trigger has no baseline.")
        @Nullable BigDecimal limit,
    @Schema(description = "The last value the verdict rests on; absent when none counts.")
        @Nullable BigDecimal value,
    @Schema(
            description = "The verdict in numbers, for a person.",
            examples =
                "error-rate was 4.5 from 2026-11-09 to 2026-11-15 (sample 40), above the limit 4; breaches in a row: 1, needed: 1.")
        String reason,
    @Schema(description = "Why the trigger was asked; more causes may come.")
        Evaluation.Cause cause,
    @Schema(
            description =
                "The pilot's version by which the numbers changed: the `revision` of the event in its history.")
        long revision,
    @Schema(
            description =
                "The measurement that was recorded, disputed or resolved; absent when many were recorded, or none.")
        @Nullable UUID recorded,
    @Schema(
            description =
                "The measurements the verdict rests on, in the order of their periods: of a row of breaches its end, as long as it takes to"
                    + " act; otherwise the last that counted.")
        List<UUID> measurements,
    Instant at) {

  static EvaluationView from(Evaluation evaluation) {
    return new EvaluationView(
        evaluation.id(),
        evaluation.triggerKey(),
        evaluation.metric(),
        evaluation.verdict(),
        evaluation.limitValue(),
        evaluation.value(),
        evaluation.reason(),
        evaluation.cause(),
        evaluation.pilotVersion(),
        evaluation.measurementId(),
        evaluation.measurements(),
        evaluation.at());
  }
}
