package dev.latitude.pilot.pilot;

/** What the approver decides in a review. */
public enum ReviewOutcome {
  /** Go on as agreed. */
  CONTINUE,
  /** Go on with other triggers or review dates, once both have acknowledged them. */
  ADJUST,
  /** Go on for longer. */
  EXTEND,
  /** Let the rights rest. */
  PAUSE,
  /** Take the rights back. */
  REVERT,
  /** The rights have proved themselves, all or some of them; the pilot is complete. */
  GRADUATE,
  /** Go no further; the pilot is complete. */
  STOP
}
