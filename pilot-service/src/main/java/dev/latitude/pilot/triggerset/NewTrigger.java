package dev.latitude.pilot.triggerset;

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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A brake that is asked for; a trigger of the pilot can be sent as it was read. */
@Schema(description = "A brake to agree on; a trigger of the pilot can be sent as it was read.")
public record NewTrigger(
    @Schema(
            description = "The key of a trigger of the pilot changes that one; another adds one.",
            examples = "errors-rise")
        @NotNull
        @Size(max = 60)
        @Pattern(
            regexp = "[a-z0-9]+([.-][a-z0-9]+){0,49}",
            message = "must be lower-case words joined by dots or hyphens, as in errors-rise")
        String key,
    @Schema(description = "Key of the metric it watches.", examples = "error-rate")
        @NotBlank
        @Size(max = 60)
        String metric,
    @NotNull Kind kind,
    @NotNull Operator operator,
    @NotNull @Valid Limit threshold,
    @Schema(description = "Breaches in a row before it acts.", defaultValue = "1") @Min(1) @Max(52)
        @Nullable Integer consecutive,
    @Schema(description = "Smallest sample of a measurement that counts.", defaultValue = "1")
        @Min(1)
        @Nullable Integer minimumSample,
    @Schema(defaultValue = "ARMED") @Nullable Mode mode,
    @Schema(description = "What it means when no data come; absent: nothing.")
        Trigger.@Nullable NoData noData) {

  /** Where the limit is. */
  @Schema(name = "NewThreshold")
  public record Limit(
      Threshold.@NotNull Basis basis,
      @NotNull @Digits(integer = 9, fraction = 6) BigDecimal value) {}

  public Trigger trigger() {
    return new Trigger(
        key,
        metric,
        kind,
        operator,
        new Threshold(threshold.basis(), threshold.value()),
        Objects.requireNonNullElse(consecutive, 1),
        Objects.requireNonNullElse(minimumSample, 1),
        Objects.requireNonNullElse(mode, Mode.ARMED),
        noData);
  }
}
