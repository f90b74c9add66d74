package dev.latitude.proposal.proposal;

import dev.latitude.kit.problem.Violations;
import dev.latitude.proposal.guidance.ContextEventKind;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What both sides want to happen when something happens around the team that makes leaders take
 * decisions back. Agreed beforehand, so that nobody has to act on a first impulse.
 */
@Schema(
    description =
        "What happens to the trial, and later to the agreement, when a context event is recorded for its author.",
    examples = "{\"event\": \"NEW_MANAGER\", \"reaction\": \"REVIEW\", \"withinDays\": 14}")
@ContextClause.DaysWithReview
public record ContextClause(
    @Schema(
            description = "More kinds may come; `/api/v1/guidance/context-events` explains each.",
            examples = "NEW_MANAGER")
        @NotNull
        ContextEventKind event,
    @NotNull Reaction reaction,
    @Schema(
            description =
                "Within how many days the two hold the extra review; given with REVIEW, and only with it.",
            examples = "14")
        @Min(1)
        @Max(90)
        @Nullable Integer withinDays) {

  /** What follows from the event, from the gentlest to the firmest. */
  @Schema(name = "ContextReaction")
  public enum Reaction {
    /** The two hold an extra review soon; meanwhile everything goes on. */
    REVIEW,
    /** The rights rest until the approver confirms them. */
    SUSPEND
  }

  /** A review has a date by which it is due; what rests, rests at once. */
  @Constraint(validatedBy = DaysWithReview.Validator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface DaysWithReview {
    String message() default "must fit the reaction";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** A clause without a reaction has that fault already. */
    class Validator implements ConstraintValidator<DaysWithReview, ContextClause> {
      @Override
      public boolean isValid(@Nullable ContextClause clause, ConstraintValidatorContext context) {
        if (clause == null || !isGiven(clause.reaction())) {
          return true;
        }
        return switch (clause.reaction()) {
          case REVIEW ->
              clause.withinDays() != null
                  || Violations.found(
                      context, "withinDays", "required", "must be given with REVIEW");
          case SUSPEND ->
              clause.withinDays() == null
                  || Violations.found(
                      context, "withinDays", "not-allowed", "must be left out with SUSPEND");
        };
      }

      /** What a request left out is absent until validation has spoken. */
      private static boolean isGiven(@Nullable Reaction reaction) {
        return reaction != null;
      }
    }
  }
}
