package dev.latitude.pilot.pilot;

/** Where a pilot stands. The rights on trial are in force in ACTIVE alone. */
public enum PilotState {
  PLANNED,
  ACTIVE,
  PAUSED,
  REVERTED,
  COMPLETED,
  CANCELLED
}
