package dev.latitude.agreement.webhook;

import dev.latitude.kit.problem.Violations;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which events are to be sent again. */
@Schema(
    name = "WebhookReplayRange",
    description = "A range of time whose events are to be sent again.",
    examples = WebhookExamples.RANGE)
@ReplayRange.Ordered
public record ReplayRange(
    @Schema(description = "Events that happened at this moment or later.") @NotNull Instant from,
    @Schema(description = "Events that happened before this moment.") @NotNull Instant to) {

  /** The first moment comes before the last. */
  @Constraint(validatedBy = Validator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Ordered {
    String message() default "must be a range";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  /** Absence is for other constraints to speak of. */
  public static class Validator implements ConstraintValidator<Ordered, ReplayRange> {
    @Override
    public boolean isValid(@Nullable ReplayRange range, ConstraintValidatorContext context) {
      return range == null
          || range.from() == null
          || range.to() == null
          || range.from().isBefore(range.to())
          || Violations.found(context, "to", "order", "must be after 'from'");
    }
  }
}
