package dev.latitude.proposal.proposal;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A brake agreed beforehand: which value of which metric does what. */
public record Trigger(
    @Schema(examples = "errors-rise")
        @NotNull
        @Size(max = 60)
        @Pattern(regexp = Slugs.PATTERN, message = Slugs.MESSAGE)
        String key,
    @Schema(description = "Key of the metric it watches.") @NotNull @Size(max = 60) String metric,
    @NotNull Kind kind,
    @NotNull Operator operator,
    @NotNull @Valid Threshold threshold,
    @Schema(description = "Breaches in a row before it acts.", defaultValue = "1") @Min(1) @Max(52)
        @Nullable Integer consecutive,
    @Schema(description = "Smallest sample of a measurement that counts.", defaultValue = "1")
        @Min(1)
        @Nullable Integer minimumSample,
    @Schema(defaultValue = "ARMED") @Nullable Mode mode) {

  public Trigger {
    consecutive = Objects.requireNonNullElse(consecutive, 1);
    minimumSample = Objects.requireNonNullElse(minimumSample, 1);
    mode = Objects.requireNonNullElse(mode, Mode.ARMED);
  }

  /** The brake that makes a yes safe to give: approvals come back by themselves. */
  public boolean isArmedGuardrail() {
    return kind == Kind.GUARDRAIL && mode == Mode.ARMED;
  }

  /** Whether a value is beyond the limit. */
  public boolean isBreachedBy(BigDecimal measured, @Nullable BigDecimal baseline) {
    return threshold
        .limit(baseline)
        .filter(
            limit ->
                operator == Operator.ABOVE
                    ? measured.compareTo(limit) > 0
                    : measured.compareTo(limit) < 0)
        .isPresent();
  }

  /** What a breach does. */
  public enum Kind {
    /** Reverts the pilot to approvals. */
    GUARDRAIL,
    /** Pauses the pilot for a talk. */
    SIGNAL
  }

  /** On which side of the threshold a value breaches. */
  public enum Operator {
    ABOVE,
    BELOW
  }

  /** Whether a breach acts or is only shown. */
  public enum Mode {
    ARMED,
    SHADOW
  }

  /** Where the limit is. */
  public record Threshold(
      @NotNull Basis basis,
      @Schema(
              description =
                  "ABSOLUTE: the limit itself, in the metric's unit. BASELINE_PERCENT: change from the frozen baseline in percent, so -10 is"
                      + " nine tenths of it.",
              examples = "-10")
          @NotNull
          @Digits(integer = 9, fraction = 6)
          BigDecimal value) {

    /** Exactly: an absolute value, or baseline × (1 + percent / 100); empty without a baseline. */
    public Optional<BigDecimal> limit(@Nullable BigDecimal baseline) {
      return switch (basis) {
        case ABSOLUTE -> Optional.of(value);
        case BASELINE_PERCENT ->
            Optional.ofNullable(baseline)
                .map(from -> from.multiply(BigDecimal.ONE.add(value.movePointLeft(2))));
      };
    }

    /** What a threshold is measured from. */
    public enum Basis {
      ABSOLUTE,
      BASELINE_PERCENT
    }
  }
}
