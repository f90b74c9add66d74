package dev.latitude.kit.handover;

import dev.latitude.kit.history.Pseudonym;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.PersonId;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.problem.Violations;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who approves no more, who does instead, and of whom. */
@Schema(
    name = "HandOverRequest",
    description = "Who approves no more, who does instead, and of whom.")
@HandOverRequest.FromOneToAnother
public record HandOverRequest(
    @Schema(description = "The approver in whose place somebody comes.", examples = "morgan")
        @NotNull
        @PersonId
        String approver,
    @Schema(
            description =
                "Who approves from now on. To decide, they need the role `manager` in their token, as any approver.",
            examples = "maria")
        @NotNull
        @PersonId
        String successor,
    @Schema(
            description =
                "Only what is theirs: of these authors or employees, each named once. Everybody's when left out.",
            examples = "[\"robin\"]")
        @Size(min = 1, max = 1_000)
        @Nullable List<@NotNull @PersonId String> people,
    @Schema(
            description =
                "Why, for the two who go on together. Whoever follows the feed reads it, so it says nothing that is private.",
            examples = "Morgan leads another team from December on.")
        @NotBlank
        @Size(max = 1_000)
        String reason) {

  /**
   * Nobody hands over to themselves: HR may not read what is handed over, and would read all of it
   * from then on.
   */
  public void requireForAnother(Actor actor) {
    if (actor.is(successor)) {
      throw new ProblemException(
          CommonProblem.INVALID_BODY,
          "One thing in the body is not valid; 'errors' names it.",
          List.of(
              Fault.at(
                  "/successor",
                  "yourself",
                  "is yourself; somebody else with the role 'hr' has to hand over to you")));
    }
  }

  /** The two are different people, the successor is still here, and each person is named once. */
  @Constraint(validatedBy = FromOneToAnother.Validator.class)
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface FromOneToAnother {
    String message() default "must be handed over by one person to another";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Whoever is not named has that fault already. */
    class Validator implements ConstraintValidator<FromOneToAnother, HandOverRequest> {
      @Override
      public boolean isValid(
          @Nullable HandOverRequest request, ConstraintValidatorContext context) {
        if (request == null) {
          return true;
        }
        boolean known = isKnown(request.approver(), request.successor(), context);
        return eachOnce(request.people(), context) && known;
      }

      /** What a request left out is absent until validation has spoken. */
      private static boolean isKnown(
          @Nullable String approver,
          @Nullable String successor,
          ConstraintValidatorContext context) {
        if (successor == null) {
          return true;
        }
        boolean another =
            !successor.equals(approver)
                || Violations.found(
                    context, "successor", "same", "must be somebody else than the approver");
        boolean here =
            !successor.matches(Pseudonym.FORM)
                || Violations.found(
                    context,
                    "successor",
                    "forgotten",
                    "has left and was forgotten; name who decides now");
        return another && here;
      }

      private static boolean eachOnce(
          @Nullable List<String> people, ConstraintValidatorContext context) {
        var seen = new HashSet<String>();
        boolean valid = true;
        for (int i = 0; people != null && i < people.size(); i++) {
          if (isGiven(people.get(i)) && !seen.add(people.get(i))) {
            valid =
                Violations.foundAt(
                    context, "people", i, "twice", "is named before; name each person once");
          }
        }
        return valid;
      }

      private static boolean isGiven(@Nullable String person) {
        return person != null;
      }
    }
  }
}
