package dev.latitude.kit.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.kit.problem.ProblemException;
import java.util.Base64;
import java.util.UUID;

/**
 * Opaque cursors: the key of the last item seen, encoded so that nobody is tempted to make one up.
 */
public final class Cursors {
  private Cursors() {}

  public static String of(UUID id) {
    return of(id.toString());
  }

  public static String of(String key) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
  }

  static UUID toId(String cursor) {
    try {
      return UUID.fromString(toKey(cursor));
    } catch (IllegalArgumentException notOurs) {
      throw notACursor();
    }
  }

  static String toKey(String cursor) {
    try {
      var key = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
      if (key.isEmpty() || key.indexOf(0) >= 0 || !of(key).equals(cursor)) {
        throw notACursor();
      }
      return key;
    } catch (IllegalArgumentException notBase64) {
      throw notACursor();
    }
  }

  static ProblemException notACursor() {
    return ProblemException.invalidParameter(
        "cursor",
        "is not one this collection gave out; take it unchanged from 'next' of the page before");
  }
}
