package dev.latitude.agreement.right;

/** The name by which all services and every outside system call a decision. */
public final class Slugs {
  /** With an end to the words: matching costs a level of the stack for each. */
  public static final String PATTERN = "[a-z0-9]+([.-][a-z0-9]+){0,49}";

  public static final String MESSAGE =
      "must be lower-case words joined by dots or hyphens, as in client-report.publish";

  private Slugs() {}
}
