package dev.latitude.proposal.readiness;

import java.util.stream.Stream;

/** The approver knows what the catalogue says; a lower risk without a reason costs trust. */
final class RiskAsUsual extends ReadinessRule {
  RiskAsUsual() {
    super("risk-understated", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    return eachKnownRight(
        proposal,
        (right, policy, pointer) ->
            foundIf(
                policy.usualRisk() != null && policy.usualRisk().compareTo(right.risk()) > 0,
                pointer + "/risk",
                "The catalogue usually puts this decision at "
                    + policy.usualRisk()
                    + " risk. Say so here, or say in the rationale why it is "
                    + right.risk()
                    + " in your case."));
  }
}
