package dev.latitude.pilot.pilot;

/** What a decision gives discretion over. */
public enum Dimension {
  METHOD,
  TIMING,
  PRIORITY,
  RESOURCE,
  QUALITY
}
