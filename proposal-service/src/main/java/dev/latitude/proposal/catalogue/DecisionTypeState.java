package dev.latitude.proposal.catalogue;

/** Whether a decision can be asked for. */
public enum DecisionTypeState {
  /** It can. */
  ACTIVE,
  /** It cannot any more; what refers to it still finds it. */
  RETIRED
}
