package dev.latitude.pilot.pilot;

/** What the approver decides in a review. */
public enum ReviewOutcome {
  /** Go on as agreed. */
  CONTINUE,
  /** The rights have proved themselves; the pilot is complete. */
  GRADUATE,
  /** Go no further; the pilot is complete. */
  STOP
}
