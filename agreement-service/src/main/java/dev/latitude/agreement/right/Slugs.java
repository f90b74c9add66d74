package dev.latitude.agreement.right;

/** The name by which all services and every outside system call a decision. */
public final class Slugs {
  /** With an end to the words: matching costs a level of the stack for each. */
  public static final String PATTERN = "[a-z0-9]+([.-][a-z0-9]+){0,49}";

  private static final int MOST_WORDS = 50;

  public static final String MESSAGE =
      "must be lower-case words joined by dots or hyphens, as in client-report.publish";

  private Slugs() {}

  /**
   * The same as {@link #PATTERN}. By hand for those who ask a thousand at a time: the expression
   * took a tenth of what the service spends on each of their questions.
   */
  public static boolean isSlug(String text) {
    int words = 1;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) {
        inWord = true;
      } else if (inWord && (character == '.' || character == '-')) {
        inWord = false;
        words++;
      } else {
        return false;
      }
    }
    return inWord && words <= MOST_WORDS;
  }
}
