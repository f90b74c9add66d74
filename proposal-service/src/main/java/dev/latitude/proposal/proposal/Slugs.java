package dev.latitude.proposal.proposal;

/** The name by which all services and every outside system call a decision. */
public final class Slugs {
  public static final String PATTERN = "[a-z0-9]+([.-][a-z0-9]+){0,49}";
  public static final String MESSAGE =
      "must be lower-case words joined by dots or hyphens, as in client-report.publish";

  private Slugs() {}
}
