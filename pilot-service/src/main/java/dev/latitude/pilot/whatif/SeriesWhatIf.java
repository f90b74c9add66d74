package dev.latitude.pilot.whatif;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What would this trigger say to these numbers? */
public record SeriesWhatIf(
    @NotNull @Valid WhatIfTrigger trigger,
    @Schema(description = "Baseline for a relative threshold.") @Digits(integer = 9, fraction = 6)
        @Nullable BigDecimal baseline,
    @Schema(description = "In any order; their days must not overlap.")
        @NotNull
        @Size(min = 1, max = 1000)
        List<@NotNull @Valid Point> points) {

  /** A value over some days. */
  @Schema(name = "WhatIfPoint", description = "A value over some days.")
  public record Point(
      @NotNull LocalDate from,
      @Schema(description = "Last day of the period, included.") @NotNull LocalDate to,
      @NotNull @Digits(integer = 9, fraction = 6) BigDecimal value,
      @NotNull @Min(0) Integer sampleSize) {}
}
