package dev.latitude.kit.json;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A currency that there is. Two amounts whose currencies differ by a slip of the pen cannot be
 * compared, and nobody would notice before it matters.
 */
@Constraint(validatedBy = CurrencyCode.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface CurrencyCode {
  String PATTERN = "[A-Z]{3}";
  String MESSAGE = "must be an ISO 4217 code of three letters";

  String message() default MESSAGE;

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Absence is for other constraints to speak of. */
  class Validator implements ConstraintValidator<CurrencyCode, String> {
    private static final Set<String> KNOWN =
        Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
      return code == null || isOne(code);
    }

    public static boolean isOne(String code) {
      return KNOWN.contains(code);
    }
  }
}
