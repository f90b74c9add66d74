package dev.latitude.pilot.pilot;

/** How a dispute about a measurement ended. */
public enum DisputeOutcome {
  /** The doubt was right: the value stays out. */
  UPHELD,
  /** The value was right: it counts again. */
  REJECTED
}
