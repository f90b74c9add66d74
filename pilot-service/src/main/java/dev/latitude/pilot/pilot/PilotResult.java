package dev.latitude.pilot.pilot;

/** How a completed pilot ended. */
public enum PilotResult {
  /** The rights proved themselves and may be written down. */
  GRADUATED,
  /** The two agreed to go no further. */
  STOPPED
}
