package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A request without a date for the answer tends to wait for ever. */
final class HasAnswerDate extends ReadinessRule {
  HasAnswerDate() {
    super("no-answer-date", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        proposal.content().respondBy() == null,
        "/respondBy",
        "Say by which day you hope for an answer.");
  }
}
