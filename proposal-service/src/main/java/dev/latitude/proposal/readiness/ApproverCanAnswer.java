package dev.latitude.proposal.readiness;

import dev.latitude.kit.history.Pseudonym;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A follow-up of an old proposal may name somebody who has left and was forgotten. */
final class ApproverCanAnswer extends ReadinessRule {
  private static final Pattern FORGOTTEN = Pattern.compile(Pseudonym.FORM);

  ApproverCanAnswer() {
    super("approver-forgotten", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        FORGOTTEN.matcher(proposal.content().approver()).matches(),
        "/approver",
        "Whoever this was has left and was forgotten. Name who decides now.");
  }
}
