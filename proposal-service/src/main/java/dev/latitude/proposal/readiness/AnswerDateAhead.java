package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Nobody can answer by a day that is over. */
final class AnswerDateAhead extends ReadinessRule {
  AnswerDateAhead() {
    super("answer-date-passed", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var respondBy = proposal.content().respondBy();
    return foundIf(
        respondBy != null && respondBy.isBefore(proposal.today()),
        "/respondBy",
        "The day has passed; choose one that has not.");
  }
}
