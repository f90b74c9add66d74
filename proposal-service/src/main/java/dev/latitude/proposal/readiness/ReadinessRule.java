package dev.latitude.proposal.readiness;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.ProposalContent;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/** One thing a proposal must or should have. */
interface ReadinessRule {
  Stream<Finding> check(Case proposal);

  /**
   * What a rule may look at.
   *
   * @param ceilings highest level that may be granted, by slug, of the decisions the catalogue
   *     knows
   */
  record Case(ProposalContent content, Map<String, DelegationLevel> ceilings, LocalDate today) {}
}
