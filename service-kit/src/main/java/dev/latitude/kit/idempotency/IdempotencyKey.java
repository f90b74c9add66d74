package dev.latitude.kit.idempotency;

import dev.latitude.kit.problem.ProblemException;
import java.util.regex.Pattern;

/** The client's name for one attempt to do something. */
record IdempotencyKey(String value) {
  private static final Pattern VISIBLE_ASCII = Pattern.compile("[\\x21-\\x7e]{1,255}");

  /**
   * The header is a structured-field string, so it should be quoted; many clients send it bare, and
   * both mean the same key.
   */
  static IdempotencyKey parse(String header) {
    var text = header.trim();
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    var bare = quoted ? text.substring(1, text.length() - 1) : text;
    if (!VISIBLE_ASCII.matcher(bare).matches() || bare.contains("\"")) {
      throw ProblemException.invalidParameter(
          "Idempotency-Key", "must be 1 to 255 visible ASCII characters, a UUID for example");
    }
    return new IdempotencyKey(bare);
  }
}
