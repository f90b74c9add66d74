package dev.latitude.agreement.hr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The content of a record as bytes that both sides make alike: canonical JSON (RFC 8785), whose
 * SHA-256 tells whether two copies are the same.
 */
final class HrContent {
  private HrContent() {}

  static String hash(HrAgreement content, ObjectMapper json) {
    try {
      var canonical = new JsonCanonicalizer(json.writeValueAsString(content)).getEncodedUTF8();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (JsonProcessingException notSerializable) {
      throw new IllegalStateException("A record for HR cannot be written as JSON", notSerializable);
    } catch (IOException notCanonical) {
      throw new IllegalStateException("A record for HR has no canonical form", notCanonical);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
