package dev.latitude.agreement.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.agreement.pilot.GraduationReview;
import dev.latitude.agreement.pilot.Pilot;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a pilot came to in a metric that had something to reach, as the review saw it that let the
 * pilot graduate. It is kept for whoever reads the agreement, and not part of what is signed.
 *
 * @param value the newest at the time, of the days named
 */
@Schema(description = "What a pilot came to in a metric that had something to reach.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measured(
    @Schema(description = "Name of the metric.", examples = "Errors in reports") String metric,
    @Schema(examples = "%") String unit,
    @Schema(description = "Absent when the metric had no baseline.") @Nullable Before before,
    @Schema(description = "Value to reach, in the metric's unit.") BigDecimal target,
    @Schema(description = "The newest value at the time, in the metric's unit.") BigDecimal value,
    @Schema(description = "First day it was measured over.") LocalDate from,
    @Schema(description = "Last day it was measured over, included.") LocalDate to,
    @Schema(description = "How many cases it rests on.") int sampleSize,
    @Schema(description = "Whether the value reached the target.") boolean met) {

  /** What it was when the pilot began. */
  @Schema(name = "MeasuredBefore", description = "What a metric was when the pilot began.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Before(
      @Schema(description = "In the metric's unit.") BigDecimal value,
      @Schema(description = "First day it was measured over; absent when that was not kept.")
          @Nullable LocalDate from,
      @Schema(description = "Last day, included.") @Nullable LocalDate to) {}

  /** In the order of the pilot's metrics. */
  static List<Measured> in(Pilot pilot, GraduationReview review) {
    return pilot.terms().metrics().stream()
        .flatMap(
            metric ->
                review.targets().stream()
                    .filter(target -> target.metric().equals(metric.key()))
                    .limit(1)
                    .map(
                        target ->
                            new Measured(
                                metric.name(),
                                metric.unit(),
                                before(pilot, metric.key()),
                                target.target(),
                                target.value(),
                                target.from(),
                                target.to(),
                                target.sampleSize(),
                                target.met())))
        .toList();
  }

  private static @Nullable Before before(Pilot pilot, String metric) {
    return pilot.frozenBaselines().stream()
        .filter(baseline -> baseline.metric().equals(metric))
        .findFirst()
        .map(baseline -> new Before(baseline.value(), baseline.from(), baseline.to()))
        .orElse(null);
  }
}
