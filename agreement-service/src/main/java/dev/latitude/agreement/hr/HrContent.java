package dev.latitude.agreement.hr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The content of a record as bytes that both sides make alike: canonical JSON (RFC 8785), whose
 * SHA-256 tells whether two copies are the same.
 *
 * <p>They are written as such, and not brought in order afterwards, since a snapshot does so for
 * every agreement there is. That holds as long as a record has no number with a fraction: those
 * have a form of their own there.
 */
@ApplicationScoped
class HrContent {
  private final ObjectMapper json;
  private final ObjectMapper canonical;

  HrContent(ObjectMapper json) {
    this.json = json;
    canonical = json.copy();
    canonical.setConfig(
        canonical
            .getSerializationConfig()
            .with(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .without(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST));
    canonical
        .getFactory()
        .configure(JsonWriteFeature.WRITE_HEX_UPPER_CASE.mappedFeature(), false)
        .configure(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8.mappedFeature(), true);
  }

  /** The record as it is told, with the hash of its content. */
  HrAgreement told(HrRecord record) {
    return record.content().with(record.beside(hash(bytes(record.content()))));
  }

  /** Writes the same as a line of JSON: the very bytes that were hashed, and then the rest. */
  void writeLine(HrRecord record, OutputStream out) throws IOException {
    var bytes = bytes(record.content());
    out.write(bytes, 0, bytes.length - 1);
    out.write(',');
    var beside = json.writeValueAsBytes(record.beside(hash(bytes)));
    out.write(beside, 1, beside.length - 1);
    out.write('\n');
  }

  byte[] bytes(HrAgreement content) {
    try {
      return canonical.writeValueAsBytes(content);
    } catch (JsonProcessingException notSerializable) {
      throw new IllegalStateException("A record for HR cannot be written as JSON", notSerializable);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
