package dev.latitude.pilot.pilot;

/** How a completed pilot ended. */
public enum PilotResult {
  /** The rights proved themselves and may be written down. */
  GRADUATED,
  /** Some of them did, or up to a lower level, and may be written down. */
  PARTIALLY_GRADUATED,
  /** The two agreed to go no further. */
  STOPPED
}
