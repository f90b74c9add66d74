package dev.latitude.pilot.pilot;

/** What the two owe each other while a pilot runs. */
public enum Duty {
  /** The planned review, by the approver. */
  REVIEW,
  /** The status update for a period, by the author. */
  STATUS_UPDATE,
  /** The last day has passed; the approver decides what comes of the pilot. */
  DECISION
}
