package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.RequestedRight;
import dev.latitude.proposal.proposal.Risk;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reliability is shown where little can go wrong; the order of the rights is the order in which
 * they would be taken on.
 */
final class LowRiskFirst extends ReadinessRule {
  LowRiskFirst() {
    super("high-risk-first", Finding.Severity.WARNING);
  }

  @Override
  Stream<Finding> check(Case proposal) {
    var rights = proposal.content().rights();
    return eachRight(
        proposal,
        (right, pointer) ->
            foundIf(
                right.risk() == Risk.HIGH && !Steps.anyLowRiskBefore(right, rights),
                pointer,
                "This is of HIGH risk, and nothing of LOW risk comes before it. "
                    + advice(right, rights)));
  }

  private static String advice(RequestedRight right, List<RequestedRight> rights) {
    return Steps.first(rights)
        .filter(first -> first.risk() != Risk.HIGH)
        .map(
            first ->
                "Start with '"
                    + first.decision()
                    + "' ("
                    + first.risk()
                    + "): put it first, and ask for '"
                    + right.decision()
                    + "' when it has gone well.")
        .orElse(
            "Start with a decision of lower risk, or with a lower level of this one, and ask for it when that has gone well.");
  }
}
