package dev.latitude.proposal.proposal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A number by which success is judged. Values have at most 15 significant digits, so any JSON
 * reader carries them exactly.
 */
public record Metric(
    @Schema(examples = "error-rate")
        @NotNull
        @Size(max = 60)
        @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
        String key,
    @NotBlank @Size(max = 200) String name,
    @Schema(examples = "%") @NotBlank @Size(max = 40) String unit,
    @NotNull Direction direction,
    @Valid @Nullable Baseline baseline,
    @Schema(description = "Value to reach, in the metric's unit.")
        @Digits(integer = 9, fraction = 6)
        @Nullable BigDecimal target) {

  /** Which way is better. */
  public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER
  }

  /** What the metric was before, where that is known from, and over which period. */
  public record Baseline(
      @Schema(description = "In the metric's unit.") @NotNull @Digits(integer = 9, fraction = 6)
          BigDecimal value,
      @Schema(examples = "Client survey") @NotBlank @Size(max = 200) String source,
      @NotNull LocalDate from,
      @Schema(description = "Last day of the period, included.") @NotNull LocalDate to) {}
}
