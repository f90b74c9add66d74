package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Past work with a good result is the strongest answer to doubt. */
final class HasEvidence extends ReadinessRule {
  HasEvidence() {
    super("no-evidence", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        proposal.content().evidence().isEmpty(),
        "/evidence",
        "Show past work in which you made a choice like this and it went well.");
  }
}
