package dev.latitude.proposal.proposal;

/** What the autonomy is tied to. */
public enum WorkScope {
  ROLE,
  PROJECT,
  TASK,
  PHASE
}
