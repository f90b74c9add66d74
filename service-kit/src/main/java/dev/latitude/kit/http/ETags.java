package dev.latitude.kit.http;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags made of a thing's version, and the precondition of every change: the caller must name
 * the version it has seen.
 */
public final class ETags {
  private ETags() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  public static void requireMatch(@Nullable String ifMatch, long version) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ProblemException(
          CommonProblem.IF_MATCH_REQUIRED,
          "Send 'If-Match' with the ETag of the version you have seen, so that nobody's change is overwritten unseen.");
    }
    if (!matches(ifMatch, of(version))) {
      throw new ProblemException(
          CommonProblem.STALE_ETAG,
          "It has changed since the version named in 'If-Match'. Read it again (its ETag is now "
              + of(version)
              + ") and decide anew.");
    }
  }

  /** Strong comparison (RFC 9110, 8.8.3.2): a weak tag never matches. */
  static boolean matches(String header, String etag) {
    return header.trim().equals("*")
        || Arrays.stream(header.split(",")).map(String::trim).anyMatch(etag::equals);
  }
}
