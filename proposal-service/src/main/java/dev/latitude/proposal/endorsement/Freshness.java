package dev.latitude.proposal.endorsement;

/** Whether what was supported is still what is on the table. */
public enum Freshness {
  FRESH,
  /** Something material has changed since. */
  STALE
}
