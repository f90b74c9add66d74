package dev.latitude.agreement.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The words that are signed: the JSON object {@code {"agreementId", "version", "terms"}} in its
 * canonical form (RFC 8785). Its SHA-256 over the UTF-8 bytes, in lower-case hexadecimal, is the
 * hash of the version. The agreement's id and the version's number are part of it, so that a
 * signature is good for one version of one agreement, also when two have the same terms.
 */
record CanonicalTerms(int version, String text) {
  static CanonicalTerms of(UUID agreementId, int version, Terms terms, ObjectMapper json) {
    try {
      var plain = json.writeValueAsString(new Signed(agreementId, version, terms));
      return new CanonicalTerms(version, new JsonCanonicalizer(plain).getEncodedString());
    } catch (JsonProcessingException notSerializable) {
      throw new IllegalStateException("The terms cannot be written as JSON", notSerializable);
    } catch (IOException notCanonical) {
      throw new IllegalStateException("The terms have no canonical form", notCanonical);
    }
  }

  String hash() {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private record Signed(UUID agreementId, int version, Terms terms) {}
}
