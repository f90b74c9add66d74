package dev.latitude.proposal.proposal;

/** What a decision gives discretion over. */
public enum Dimension {
  METHOD,
  TIMING,
  PRIORITY,
  RESOURCE,
  QUALITY
}
