package dev.latitude.agreement.register;

import dev.latitude.kit.problem.Fault;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many questions at once. */
@Schema(
    name = "DecisionQuestions",
    description = "Many questions, answered from one state of knowledge.")
public record Questions(
    @Schema(description = "Answered in this order.", required = true)
        @NotEmpty
        @Size(max = Questions.MOST)
        List<@NotNull QuestionText> questions) {
  static final int MOST = 1_000;

  /** The questions in their order, each read or told what is wrong with it. */
  List<AskedQuestion> read(Instant now) {
    var asked = new ArrayList<AskedQuestion>(questions.size());
    for (int i = 0; i < questions.size(); i++) {
      var place = "/questions/" + i + "/";
      var faults = new ArrayList<Fault>();
      var question =
          questions
              .get(i)
              .read(
                  now,
                  (name, code, detail) -> {
                    boolean _ = faults.add(Fault.at(place + name, code, detail));
                  });
      asked.add(new AskedQuestion(question, faults));
    }
    return asked;
  }
}
