package dev.latitude.pilot.pilot;

/** The name by which all services and every outside system call a decision. */
final class Slugs {
  static final String PATTERN = "[a-z0-9]+([.-][a-z0-9]+){0,49}";
  static final String MESSAGE =
      "must be lower-case words joined by dots or hyphens, as in client-report.publish";

  private Slugs() {}
}
