package dev.latitude.pilot.pilot;

/** How much a wrong decision can cost. */
public enum Risk {
  LOW,
  MEDIUM,
  HIGH
}
