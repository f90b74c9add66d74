package dev.latitude.proposal.proposal;

/** Why an offer is declined: a closed list, so that a no is never just a mood. */
public enum DeclineReason {
  RISK_TOO_HIGH,
  EVIDENCE_TOO_THIN,
  NOT_MINE_TO_GRANT,
  POLICY_FORBIDS,
  SKILL_TO_BE_BUILT,
  NO_CAPACITY_TO_SUPPORT,
  WRONG_TIME,
  /** Of a counter-offer: it leaves too little to be worth a trial. */
  OFFER_TOO_NARROW
}
