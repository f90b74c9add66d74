package dev.latitude.pilot.pilot;

/** How the author sees the pilot go. */
public enum Health {
  ON_TRACK,
  AT_RISK,
  OFF_TRACK
}
