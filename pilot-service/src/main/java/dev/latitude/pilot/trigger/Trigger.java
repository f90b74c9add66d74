package dev.latitude.pilot.trigger;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A brake agreed beforehand: which value of which metric does what. */
public record Trigger(
    @Schema(examples = "errors-rise") String key,
    @Schema(description = "Key of the metric it watches.") String metric,
    Kind kind,
    Operator operator,
    Threshold threshold,
    @Schema(description = "Breaches in a row before it acts.") int consecutive,
    @Schema(description = "Smallest sample of a measurement that counts.") int minimumSample,
    Mode mode,
    @Schema(description = "What it means when no data come; absent: nothing.")
        @Nullable NoData noData) {

  // Neither is called is…: that would make it a property of the JSON.
  public boolean armed() {
    return mode == Mode.ARMED;
  }

  public boolean relative() {
    return threshold.basis() == Threshold.Basis.BASELINE_PERCENT;
  }

  /**
   * A measurement with a smaller sample than agreed neither breaches nor ends a row of breaches.
   */
  boolean counts(Reading reading) {
    return reading.sampleSize() >= minimumSample;
  }

  /** What a breach does. */
  @Schema(name = "TriggerKind")
  public enum Kind {
    /** Reverts the pilot to approvals. */
    GUARDRAIL,
    /** Pauses the pilot for a talk. */
    SIGNAL
  }

  /** On which side of the limit a value breaches; the limit itself never does. */
  public enum Operator {
    ABOVE,
    BELOW;

    boolean isBreachedBy(BigDecimal value, BigDecimal limit) {
      return switch (this) {
        case ABOVE -> value.compareTo(limit) > 0;
        case BELOW -> value.compareTo(limit) < 0;
      };
    }
  }

  /** Whether a breach acts or is only shown. */
  public enum Mode {
    ARMED,
    SHADOW
  }

  /** What happens when nothing that counts is measured for longer than agreed. */
  @Schema(description = "What happens when nothing that counts is measured for longer than agreed.")
  public record NoData(
      Action action,
      @Schema(
              description =
                  "ISO 8601 period after the last measured day, or after the rights came into force.",
              examples = "P10D")
          Period grace) {

    /** What missing data do; they never revert. */
    public enum Action {
      /** Nothing. */
      HOLD,
      /** An event tells of it. */
      NOTIFY,
      /** The pilot is paused for a talk. */
      PAUSE
    }

    // Proposals may leave out what they mean by default.
    public NoData {
      action = Objects.requireNonNullElse(action, Action.HOLD);
      grace = Objects.requireNonNullElse(grace, Period.ZERO);
    }
  }

  /** Where the limit is. */
  public record Threshold(
      Basis basis,
      @Schema(
              description =
                  "ABSOLUTE: the limit itself, in the metric's unit. BASELINE_PERCENT: change from the frozen baseline in percent, so -10 is"
                      + " nine tenths of it.",
              examples = "-10")
          BigDecimal value) {

    /** Exactly: an absolute value, or baseline × (1 + percent / 100). */
    Optional<BigDecimal> limit(@Nullable BigDecimal baseline) {
      return switch (basis) {
        case ABSOLUTE -> Optional.of(value);
        case BASELINE_PERCENT ->
            Optional.ofNullable(baseline)
                .map(from -> from.multiply(BigDecimal.ONE.add(value.movePointLeft(2))));
      };
    }

    /** What a threshold is measured from. */
    @Schema(name = "ThresholdBasis")
    public enum Basis {
      ABSOLUTE,
      BASELINE_PERCENT
    }
  }
}
