package dev.latitude.agreement.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.problem.Fault;
import java.util.Iterator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answers to many questions, in the order of the questions. */
@Schema(name = "DecisionRightChecks", description = "One item for each question, in their order.")
public record CheckAnswers(List<Item> items) {

  /** A question's answer, or what is wrong with the question. */
  @Schema(
      name = "DecisionRightCheckItem",
      description = "Either `check` or `errors`; a question with errors was not answered.")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Item(
      @Schema(description = "The answer; absent when the question could not be understood.")
          @Nullable CheckResult check,
      @Schema(
              description =
                  "All that is wrong with the question, by JSON Pointer into the body; absent when it was answered.")
          @Nullable List<Fault> errors) {}

  /** Puts the answers, which are those to the questions that were understood, in their places. */
  static CheckAnswers of(List<AskedQuestion> asked, List<CheckResult> answers) {
    Iterator<CheckResult> next = answers.iterator();
    return new CheckAnswers(
        asked.stream()
            .map(
                question ->
                    question.question().isPresent()
                        ? new Item(next.next(), null)
                        : new Item(null, question.faults()))
            .toList());
  }
}
