package dev.latitude.agreement.upstream;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is read of a metric, of a pilot or of a proposal. */
public record MetricDocument(
    @NotNull String key,
    @NotNull String name,
    @NotNull String unit,
    @Valid @Nullable Baseline baseline) {

  /** What it was before. */
  public record Baseline(@NotNull @Digits(integer = 9, fraction = 6) BigDecimal value) {}
}
