package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.Trigger;
import java.util.stream.Stream;

/** A manager can say yes to something that stops by itself when it goes wrong. */
final class HasSafeguard extends ReadinessRule {
  HasSafeguard() {
    super("no-safeguard", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return foundIf(
        proposal.content().triggers().stream().noneMatch(Trigger::isArmedGuardrail),
        "/triggers",
        "Add at least one armed guardrail: a number at which approvals come back.");
  }
}
