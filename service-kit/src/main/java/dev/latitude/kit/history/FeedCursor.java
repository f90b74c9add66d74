package dev.latitude.kit.history;

import dev.latitude.kit.problem.ProblemException;
import java.util.regex.Pattern;

/** A reader's place in the feed, as readers send it back. */
final class FeedCursor {
  private static final Pattern CURSOR = Pattern.compile("0[0-9]{18}");

  private FeedCursor() {}

  /**
   * The position it stands for.
   *
   * @param parameter where it was sent
   */
  static long position(String parameter, String cursor) {
    if (!CURSOR.matcher(cursor).matches()) {
      throw ProblemException.invalidParameter(
          parameter,
          "is not a cursor of this feed; send one unchanged as the feed or the stream gave it");
    }
    return Long.parseLong(cursor);
  }
}
