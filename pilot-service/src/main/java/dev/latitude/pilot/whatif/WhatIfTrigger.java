package dev.latitude.pilot.whatif;

import dev.latitude.pilot.trigger.Trigger;
import dev.latitude.pilot.trigger.Trigger.Kind;
import dev.latitude.pilot.trigger.Trigger.Mode;
import dev.latitude.pilot.trigger.Trigger.Operator;
import dev.latitude.pilot.trigger.Trigger.Threshold;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A brake that somebody thinks of; a trigger of a pilot can be sent as it was read. */
@Schema(description = "A brake to try out; a trigger of a pilot can be sent as it was read.")
public record WhatIfTrigger(
    @Schema(description = "Not looked at.") @Size(max = 60) @Nullable String key,
    @Schema(description = "Key of the metric it watches.", examples = "error-rate")
        @NotBlank
        @Size(max = 60)
        String metric,
    @Schema(description = "Not looked at.") @Nullable Kind kind,
    @NotNull Operator operator,
    @NotNull @Valid Limit threshold,
    @Schema(description = "Breaches in a row before it acts; 1 when absent.") @Min(1) @Max(1000)
        @Nullable Integer consecutive,
    @Schema(description = "Smallest sample of a measurement that counts; 1 when absent.") @Min(0)
        @Nullable Integer minimumSample,
    @Schema(description = "Not looked at: it is tried as if it were armed.") @Nullable Mode mode,
    @Schema(description = "Not looked at.") Trigger.@Nullable NoData noData) {

  /** Where the limit is. */
  @Schema(name = "WhatIfThreshold")
  public record Limit(
      Threshold.@NotNull Basis basis,
      @NotNull @Digits(integer = 9, fraction = 6) BigDecimal value) {}

  Trigger armed() {
    return new Trigger(
        Objects.requireNonNullElse(key, "what-if"),
        metric,
        Objects.requireNonNullElse(kind, Kind.GUARDRAIL),
        operator,
        new Threshold(threshold.basis(), threshold.value()),
        Objects.requireNonNullElse(consecutive, 1),
        Objects.requireNonNullElse(minimumSample, 1),
        Mode.ARMED,
        null);
  }
}
