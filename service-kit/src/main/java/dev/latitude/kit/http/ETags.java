package dev.latitude.kit.http;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
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

  /** Of something that is made anew each time it is asked for: the digest of its bytes. */
  public static String of(byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(body);
      return "\"" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest) + "\"";
    } catch (NoSuchAlgorithmException everyJdkHasSha256) {
      throw new IllegalStateException(everyJdkHasSha256);
    }
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
