package dev.latitude.pilot.measurement;

/** How many values a request recorded, corrected, and found recorded already. */
public record Tallied(int recorded, int corrected, int unchanged) {

  /** How many it refused; that holds also when it is rolled back for it. */
  public record Refused(int rows) {}
}
