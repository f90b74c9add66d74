package dev.latitude.pilot.pilot;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A number by which the pilot is judged. */
public record Metric(
    @Schema(examples = "error-rate") String key,
    String name,
    @Schema(examples = "%") String unit,
    Direction direction,
    @Nullable Baseline baseline,
    @Schema(description = "Value to reach, in the metric's unit.") @Nullable BigDecimal target) {

  /** Which way is better. */
  public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
  }

  /** What the metric was before, where that is known from, and over which period. */
  public record Baseline(
      @Schema(description = "In the metric's unit.") BigDecimal value,
      @Schema(examples = "Client survey") String source,
      LocalDate from,
      @Schema(description = "Last day of the period, included.") LocalDate to) {}
}
