package dev.latitude.pilot.statusupdate;

/** How it stands with the status update for a period. */
public enum PeriodStatus {
  /** It has not begun. */
  UPCOMING,
  /** It has begun, and its update is in time until its last day. */
  DUE,
  /** Its last day has passed without the update, which can still be given. */
  OVERDUE,
  /** It has its update. */
  REPORTED,
  /** It passed without an update, and the pilot no longer runs. */
  MISSED,
  /** Nobody could report on it in time: the rights were not on trial on its last day. */
  NOT_OWED
}
