package dev.latitude.pilot.pilot;

/** What an entry of the decision log is about. */
public enum DecisionKind {
  /** The author took a decision on trial. */
  TAKEN,
  /** The approver took, or took back, a decision that was the author's. */
  OVERRIDE,
  /** An approval that was still needed came after the day by which it was needed. */
  LATE_APPROVAL
}
