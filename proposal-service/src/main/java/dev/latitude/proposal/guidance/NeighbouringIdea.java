package dev.latitude.proposal.guidance;

/** Ideas close to asking for autonomy, and easily taken for it. */
public enum NeighbouringIdea {
  PSYCHOLOGICAL_SAFETY,
  DELEGATION,
  EMPOWERMENT,
  ROLE_CLARITY,
  PERFORMANCE_MANAGEMENT,
  TRUST_BUILDING,
  EXPERIMENTATION,
  ORGANISATIONAL_POLICY,
  ACCOUNTABILITY
}
