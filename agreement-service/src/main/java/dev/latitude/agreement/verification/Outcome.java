package dev.latitude.agreement.verification;

/** What came of a verification. */
public enum Outcome {
  /** It is a version that this service keeps, and everything that was checked holds. */
  VALID,
  /** Something that was checked does not hold; the checks say what. */
  INVALID,
  /** There is no such version, or not for the caller. */
  UNKNOWN
}
