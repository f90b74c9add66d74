package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** A request without a date for the answer tends to wait for ever. */
final class HasAnswerDate implements ReadinessRule {
  @Override
  public Stream<Finding> check(Case proposal) {
    var respondBy = proposal.content().respondBy();
    if (respondBy == null) {
      return Stream.of(
          Finding.blocker(
              "no-answer-date", "/respondBy", "Say by which day you hope for an answer."));
    }
    return respondBy.isBefore(proposal.today())
        ? Stream.of(
            Finding.blocker(
                "answer-date-passed", "/respondBy", "The day has passed; choose one that has not."))
        : Stream.empty();
  }
}
