package dev.latitude.proposal.proposal;

import dev.latitude.kit.problem.Violations;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A list in which nothing is said twice. Texts that differ only in blanks around them or in capital
 * letters say the same; clauses do when they are about the same event.
 */
@Constraint(validatedBy = EachOnce.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@interface EachOnce {
  String message() default "is in the list already";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Names each repetition where it stands. */
  class Validator implements ConstraintValidator<EachOnce, List<?>> {
    @Override
    public boolean isValid(@Nullable List<?> list, ConstraintValidatorContext context) {
      var seen = new HashSet<Object>();
      boolean valid = true;
      for (int i = 0; list != null && i < list.size(); i++) {
        var what = identity(list.get(i));
        if (what != null && !seen.add(what)) {
          valid = Violations.foundAt(context, i, "repeated", "is in the list already");
        }
      }
      return valid;
    }

    private static @Nullable Object identity(@Nullable Object item) {
      return switch (item) {
        case null -> null;
        case String text -> text.strip().toLowerCase(Locale.ROOT);
        case ContextClause clause -> clause.event();
        default -> item;
      };
    }
  }
}
