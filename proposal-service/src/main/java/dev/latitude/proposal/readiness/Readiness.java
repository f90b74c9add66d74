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

  /** What depends on the catalogue, and so may change while an offer waits for its answer. */
  private static final List<ReadinessRule> POLICY =
      List.of(new DecisionsInCatalogue(), new WithinCeiling());

  private Readiness() {}

  public static List<Finding> of(
      ProposalContent content, Map<String, DelegationLevel> ceilings, LocalDate today) {
    return check(RULES, new ReadinessRule.Case(content, ceilings, today));
  }

  public static List<Finding> policy(
      ProposalContent content, Map<String, DelegationLevel> ceilings, LocalDate today) {
    return check(POLICY, new ReadinessRule.Case(content, ceilings, today));
  }

  private static List<Finding> check(List<ReadinessRule> rules, ReadinessRule.Case proposal) {
    return rules.stream().flatMap(rule -> rule.check(proposal)).toList();
  }
}
