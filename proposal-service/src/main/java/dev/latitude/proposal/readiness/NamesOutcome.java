package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** What the business gains, in one sentence, is the first thing an approver looks for. */
final class NamesOutcome extends ReadinessRule {
  NamesOutcome() {
    super("no-outcome", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var outcome = proposal.content().businessOutcome();
    return foundIf(
        outcome == null || outcome.isBlank(),
        "/businessOutcome",
        "Say in a sentence what the business gains, and who notices.");
  }
}
