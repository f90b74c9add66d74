package dev.latitude.kit.http;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entity tags made of a thing's version, and the precondition of every change: the caller must name
 * the version it has seen.
 */
public final class ETags {
  private static final Pattern OF_VERSION = Pattern.compile("\"[0-9]+\"");

  /** Comes between a version and the digest of how it is seen. */
  private static final String VIEW = ".";

  private static final Pattern OF_VIEW = Pattern.compile("(\"[0-9]+)\\.[A-Za-z0-9_-]+\"");
  private static final int VIEW_BYTES = 6;

  private ETags() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /** Of something that is made anew each time it is asked for: the digest of its bytes. */
  public static String of(byte[] body) {
    return "\"" + text(digest(body)) + "\"";
  }

  /** Whether it is made of a version and nothing else. */
  static boolean isOfVersion(String etag) {
    return OF_VERSION.matcher(etag).matches();
  }

  /**
   * The tag of a version as somebody sees it.
   *
   * @param view what it depends on besides the version
   */
  static String withView(String ofVersion, String view) {
    var digest = Arrays.copyOf(digest(view.getBytes(StandardCharsets.UTF_8)), VIEW_BYTES);
    return ofVersion.substring(0, ofVersion.length() - 1) + VIEW + text(digest) + "\"";
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException everyJdkHasSha256) {
      throw new IllegalStateException(everyJdkHasSha256);
    }
  }

  private static String text(byte[] digest) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
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

  /**
   * Strong comparison (RFC 9110, 8.8.3.2): a weak tag never matches. How the version was seen is of
   * no matter to its change.
   */
  static boolean matches(String header, String etag) {
    return header.trim().equals("*")
        || Arrays.stream(header.split(","))
            .map(tag -> OF_VIEW.matcher(tag.trim()).replaceFirst("$1\""))
            .anyMatch(etag::equals);
  }
}
