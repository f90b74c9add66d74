package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** Every risk has a mitigation, a trigger, or a residual both sides accept. */
final class RisksAnswered extends ReadinessRule {
  RisksAnswered() {
    super("open-risk", Finding.Severity.BLOCKER);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return each(
        "/risks",
        proposal.content().risks(),
        (risk, pointer) ->
            foundIf(
                !risk.isAnswered(),
                pointer,
                "Answer this risk with a mitigation, a trigger, or a residual you both accept."));
  }
}
