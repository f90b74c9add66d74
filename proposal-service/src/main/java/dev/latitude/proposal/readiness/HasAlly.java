package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Somebody who supports it beforehand makes the yes less lonely. */
final class HasAlly extends ReadinessRule {
  HasAlly() {
    super("no-ally", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var allies = proposal.allies();
    return foundIf(
        allies != null && allies == 0,
        "",
        "Nobody supports this as it stands. Ask somebody who knows the work, other than the approver, for an endorsement; one given before a"
            + " material change has to be asked for again.");
  }
}
