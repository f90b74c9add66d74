package dev.latitude.pilot.measurement;

/** Whether triggers count a measurement. */
public enum Standing {
  COUNTED,
  /** A party doubts it, and it does not count until that is resolved. */
  DISPUTED,
  /** A party doubted it and was right; it does not count. */
  SET_ASIDE
}
