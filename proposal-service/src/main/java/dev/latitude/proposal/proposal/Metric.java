package dev.latitude.proposal.proposal;

import dev.latitude.kit.problem.Violations;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
  @InOrder
  public record Baseline(
      @Schema(description = "In the metric's unit.") @NotNull @Digits(integer = 9, fraction = 6)
          BigDecimal value,
      @Schema(examples = "Client survey") @NotBlank @Size(max = 200) String source,
      @NotNull LocalDate from,
      @Schema(description = "Last day of the period, included.") @NotNull LocalDate to) {}

  /** The period does not end before it begins. */
  @Constraint(validatedBy = InOrder.Validator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface InOrder {
    String message() default "must be a period";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Absence is for other constraints to speak of. */
    class Validator implements ConstraintValidator<InOrder, Baseline> {
      @Override
      public boolean isValid(@Nullable Baseline baseline, ConstraintValidatorContext context) {
        return baseline == null
            || baseline.from() == null
            || baseline.to() == null
            || !baseline.to().isBefore(baseline.from())
            || Violations.found(context, "to", "order", "must not be before 'from'");
      }
    }
  }
}
