package dev.latitude.proposal.friction;

import dev.latitude.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A day that has begun somewhere: nobody can have been held back on one that is to come. */
@Constraint(validatedBy = Begun.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
@interface Begun {
  String message() default "must not be a day to come";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Absent is another rule's fault. */
  @ApplicationScoped
  class Validator implements ConstraintValidator<Begun, LocalDate> {
    /** Where a day begins first. A day that has not begun there has begun nowhere. */
    private static final ZoneOffset FURTHEST_EAST = ZoneOffset.ofHours(14);

    private final Clock clock;

    Validator(Clock clock) {
      this.clock = clock;
    }

    @Override
    public boolean isValid(@Nullable LocalDate day, ConstraintValidatorContext context) {
      var latest = LocalDate.ofInstant(clock.instant(), FURTHEST_EAST);
      return day == null
          || !day.isAfter(latest)
          || Violations.found(
              context, "range", "must not be a day to come: the latest possible one is " + latest);
    }
  }
}
