package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.ProposalContent;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Whether a proposal can stand before its approver. A pure function: the same proposal always gets
 * the same findings.
 */
public final class Readiness {
  private static final List<ReadinessRule> RULES =
      List.of(
          new SomethingRequested(),
          new DecisionsInCatalogue(),
          new WithinCeiling(),
          new AsksForMore(),
          new HasBoundary(),
          new HasBenefit(),
          new HasMeasurableSuccess(),
          new RisksAnswered(),
          new HasSafeguard(),
          new ReferencesResolve(),
          new PilotPlanHolds(),
          new HasAnswerDate());

  private Readiness() {}

  public static List<Finding> of(
      ProposalContent content, Map<String, DelegationLevel> ceilings, LocalDate today) {
    var proposal = new ReadinessRule.Case(content, ceilings, today);
    return RULES.stream().flatMap(rule -> rule.check(proposal)).toList();
  }
}
