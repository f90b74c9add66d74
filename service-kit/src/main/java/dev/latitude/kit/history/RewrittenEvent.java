package dev.latitude.kit.history;

/**
 * An event that was hashed with other words than it has now, because a person was forgotten.
 *
 * @param contentDigest over its salt, actor and data as they are now, hexadecimal
 */
public record RewrittenEvent(long revision, String contentDigest) {
  /** What the type of the event that tells of it ends with. */
  public static final String TYPE = ".person-pseudonymised";
}
