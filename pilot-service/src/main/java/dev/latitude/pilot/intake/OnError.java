package dev.latitude.pilot.intake;

/** What becomes of the good rows when others are refused; spelled as in the request. */
public enum OnError {
  /** Nothing is recorded. */
  abort,
  /** They are recorded. */
  skip
}
