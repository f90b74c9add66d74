package dev.latitude.agreement.register;

import dev.latitude.kit.problem.Fault;
import java.util.List;
import java.util.Optional;

/** One of many questions: what was understood, or why it was not. */
record AskedQuestion(Optional<Question> question, List<Fault> faults) {
  static List<Question> understood(List<AskedQuestion> asked) {
    return asked.stream().map(AskedQuestion::question).flatMap(Optional::stream).toList();
  }
}
