package dev.latitude.proposal.proposal;

/** How much a wrong decision can cost. */
public enum Risk {
  LOW,
  MEDIUM,
  HIGH
}
