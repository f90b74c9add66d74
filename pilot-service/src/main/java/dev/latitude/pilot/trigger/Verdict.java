package dev.latitude.pilot.trigger;

/** What a trigger says about a series of measurements. */
public enum Verdict {
  WITHIN,
  BREACHED,
  /** No measurement has the sample it takes; this neither reverts nor graduates. */
  INSUFFICIENT_DATA,
  /** It would have been a breach, had the trigger been armed. */
  SHADOW_BREACHED
}
