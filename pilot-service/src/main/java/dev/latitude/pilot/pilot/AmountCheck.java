package dev.latitude.pilot.pilot;

/** How what a decision cost stands to the limit of its right. */
public enum AmountCheck {
  /** The right has none. */
  NO_LIMIT,
  WITHIN_LIMIT,
  BEYOND_LIMIT,
  /** The right has one, and the amount is not stated or in another currency. */
  NOT_COMPARABLE
}
