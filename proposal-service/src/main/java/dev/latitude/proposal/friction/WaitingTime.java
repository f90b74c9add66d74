package dev.latitude.proposal.friction;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A time somebody waited: more than nothing, at most a leap year, in whole seconds so that it is
 * kept exactly as it was told.
 */
@Constraint(validatedBy = WaitingTime.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface WaitingTime {
  String message() default "must be from one second to 366 days, in whole seconds, as in PT6H30M";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Absent is fine: not every sign makes somebody wait. */
  class Validator implements ConstraintValidator<WaitingTime, Duration> {
    private static final Duration LONGEST = Duration.ofDays(366);

    @Override
    public boolean isValid(@Nullable Duration waiting, ConstraintValidatorContext context) {
      return waiting == null
          || (waiting.isPositive()
              && waiting.compareTo(LONGEST) <= 0
              && waiting.toNanosPart() == 0);
    }
  }
}
