package dev.latitude.agreement.context;

/** What makes managers pull autonomy back, as it happens around people. */
public enum ContextEventKind {
  RECENT_MISTAKE,
  NEW_MANAGER,
  HIGH_STAKES_PROJECT,
  REORGANISATION,
  TIGHT_DEADLINE,
  AUDIT,
  STAFF_OR_BUDGET_CUT,
  MIXED_PRIORITIES,
  PUBLIC_CRITICISM
}
