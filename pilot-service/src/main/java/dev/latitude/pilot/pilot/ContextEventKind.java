package dev.latitude.pilot.pilot;

/** What happens around a team and makes leaders take decisions back. */
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
