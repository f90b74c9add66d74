package dev.latitude.proposal.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.problem.Violations;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.time.Period;
import java.time.temporal.ChronoUnit;
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
    @Schema(defaultValue = "ARMED") @Nullable Mode mode,
    @Schema(description = "What it means when no data come; HOLD when left out.") @Valid
        @Nullable NoData noData) {

  public Trigger {
    consecutive = Objects.requireNonNullElse(consecutive, 1);
    minimumSample = Objects.requireNonNullElse(minimumSample, 1);
    mode = Objects.requireNonNullElse(mode, Mode.ARMED);
    noData = Objects.requireNonNullElse(noData, NoData.HOLD);
  }

  /** The brake that makes a yes safe to give: approvals come back by themselves. */
  @Schema(hidden = true)
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
  @Schema(name = "TriggerKind")
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

  /** What happens when nothing that counts is measured for longer than agreed. */
  @Schema(
      description = "What happens when nothing that counts is measured for longer than agreed.",
      examples = "{\"action\": \"NOTIFY\", \"grace\": \"P10D\"}")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @GraceWithAction
  public record NoData(
      @NotNull Action action,
      @Schema(
              description =
                  "ISO 8601 period of 1 to 366 days after the last measured day, or after the rights came into force. Needed with NOTIFY"
                      + " and PAUSE; HOLD has no use for it.",
              examples = "P10D")
          @Nullable Period grace) {

    static final NoData HOLD = new NoData(Action.HOLD, null);

    /** What missing data do, from the least to the most; they never revert. */
    @Schema(name = "NoDataAction")
    public enum Action {
      /** Nothing. */
      HOLD,
      /** An event tells of it. */
      NOTIFY,
      /** The pilot is paused for a talk. */
      PAUSE
    }

    /** Whether missing data bring anything about. */
    public boolean acts() {
      return action != Action.HOLD;
    }
  }

  /** Whatever acts waits for a number of days first. */
  @Constraint(validatedBy = GraceWithAction.Validator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface GraceWithAction {
    String message() default "must fit the action";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Something without an action has that fault already. */
    class Validator implements ConstraintValidator<GraceWithAction, NoData> {
      private static final int MOST_DAYS = 366;

      @Override
      public boolean isValid(@Nullable NoData noData, ConstraintValidatorContext context) {
        if (noData == null || !isGiven(noData.action())) {
          return true;
        }
        var grace = noData.grace();
        if (grace == null) {
          return !noData.acts()
              || Violations.found(
                  context, "grace", "required", "must be given with " + noData.action());
        }
        long days = grace.get(ChronoUnit.DAYS);
        long least = noData.acts() ? 1 : 0;
        return (grace.toTotalMonths() == 0 && days >= least && days <= MOST_DAYS)
            || Violations.found(context, "grace", "range", "must be 1 to 366 days, as in P10D");
      }

      /** What a request left out is absent until validation has spoken. */
      private static boolean isGiven(NoData.@Nullable Action action) {
        return action != null;
      }
    }
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
    @Schema(name = "ThresholdBasis")
    public enum Basis {
      ABSOLUTE,
      BASELINE_PERCENT
    }
  }
}
