package dev.latitude.kit.identity;

import dev.latitude.kit.json.StorableText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/**
 * The id of a person, as it could be the subject of an access token. Whoever names somebody by
 * anything else names nobody, and what is put before nobody waits for ever.
 */
@Constraint(validatedBy = PersonId.Validator.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface PersonId {
  int LONGEST = 200;

  String message() default "must be 1 to 200 visible characters, without blanks around them";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Absence is for other constraints to speak of. */
  class Validator implements ConstraintValidator<PersonId, String> {
    @Override
    public boolean isValid(@Nullable String id, ConstraintValidatorContext context) {
      return id == null || isOne(id);
    }

    static boolean isOne(String id) {
      return !id.isBlank()
          && id.length() <= LONGEST
          && id.equals(id.strip())
          && id.codePoints().noneMatch(Validator::isInvisible)
          && StorableText.isStorable(id);
    }

    private static boolean isInvisible(int point) {
      return switch (Character.getType(point)) {
        case Character.CONTROL,
            Character.FORMAT,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR ->
            true;
        // One that does not break, and the like, looks as the common one and is another.
        case Character.SPACE_SEPARATOR -> point != ' ';
        default -> false;
      };
    }
  }
}
