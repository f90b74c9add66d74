package dev.latitude.kit.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * Links an event to the one before it by SHA-256 over canonical JSON (RFC 8785).
 *
 * <p>The hash covers a salted digest of who did what, not the words themselves. So the words can be
 * taken out when a person must be forgotten while the chain stays verifiable; and the random salt
 * keeps anybody from finding a forgotten name by trying names.
 */
final class HashChain {
  private static final int SALT_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private HashChain() {}

  static byte[] newSalt() {
    var salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return salt;
  }

  static byte[] contentDigest(byte[] salt, String actor, String data) {
    var digest = sha256();
    digest.update(salt);
    return digest.digest(
        canonical("{\"actor\":" + quoted(actor) + ",\"data\":" + data + "}").getBytes(UTF_8));
  }

  static byte[] link(
      UUID id,
      UUID subject,
      long revision,
      String type,
      Instant time,
      byte[] contentDigest,
      byte @Nullable [] previousHash) {
    var hex = HexFormat.of();
    var link =
        """
        {"contentDigest":"%s","id":"%s","previousHash":"%s","revision":%d,"subject":"%s","time":"%s","type":%s}"""
            .formatted(
                hex.formatHex(contentDigest),
                id,
                previousHash == null ? "" : hex.formatHex(previousHash),
                revision,
                subject,
                time,
                quoted(type));
    return sha256().digest(canonical(link).getBytes(UTF_8));
  }

  private static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }

  private static String canonical(String json) {
    try {
      return new JsonCanonicalizer(json).getEncodedString();
    } catch (IOException notJson) {
      throw new IllegalArgumentException("An event's data must be a JSON object", notJson);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
