package dev.latitude.kit.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What makes two requests the same request: method, path and body. */
@RequestScoped
public class RequestFingerprint {
  private byte[] body = {};

  public void ofBody(byte[] bytes) {
    body = bytes;
  }

  String of(String method, String pathAndQuery, String precondition) {
    var digest = sha256();
    for (var part : new String[] {method, pathAndQuery, precondition}) {
      digest.update(part.getBytes(UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(body));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
