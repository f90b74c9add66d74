package dev.latitude.proposal.proposal;

/** Where a proposal stands. */
public enum ProposalState {
  DRAFT,
  UNDER_REVIEW,
  ACCEPTED,
  DECLINED,
  WITHDRAWN
}
