package dev.latitude.agreement.right;

/** What a decision gives discretion over. */
public enum Dimension {
  METHOD,
  TIMING,
  PRIORITY,
  RESOURCE,
  QUALITY
}
