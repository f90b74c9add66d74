package dev.latitude.proposal.guidance;

/** Why autonomy is held back: what a proposal may have to overcome. */
public enum Driver {
  BIAS_FOR_CONTROL,
  TRUST_GAP,
  UNCLEAR_ROLE,
  WORKLOAD,
  SKILL_MISMATCH,
  HABIT,
  NARROW_METRICS
}
