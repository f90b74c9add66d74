package dev.latitude.proposal.proposal;

import java.util.Set;

/** Where a proposal is on its way from a draft to an answer. */
public enum ProposalState {
  /** Its author's alone. */
  DRAFT,
  /** The approver owes an answer. */
  UNDER_REVIEW,
  /** The approver has made another offer; the author owes an answer. */
  COUNTERED,
  ACCEPTED,
  DECLINED,
  WITHDRAWN;

  /** The states in which somebody owes an answer. */
  static final Set<ProposalState> OPEN = Set.of(UNDER_REVIEW, COUNTERED);
}
