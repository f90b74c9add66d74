package dev.latitude.local.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Writes JSON in its canonical form (RFC 8785): what is hashed. It shares no code with the services
 * that made the hashes, and refuses what their form would not tell apart: text that is no Unicode,
 * and numbers with more digits than a double holds.
 */
final class CanonicalJson {
  private static final int LONGEST_WHOLE = 21;
  private static final int LONGEST_FRACTION = -6;

  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /** Its bytes; fails with what has no canonical form. */
  static byte[] bytes(JsonNode json) throws Broken {
    var writer = new CanonicalJson();
    writer.write(json);
    try {
      var encoded = UTF_8.newEncoder().encode(CharBuffer.wrap(writer.out));
      return bytes(encoded);
    } catch (CharacterCodingException loneSurrogate) {
      throw new Broken("holds text that is not valid Unicode");
    }
  }

  private static byte[] bytes(ByteBuffer encoded) {
    var bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    return bytes;
  }

  private void write(JsonNode json) throws Broken {
    if (json.isObject()) {
      writeObject(json);
    } else if (json.isArray()) {
      var separator = '[';
      for (var element : json) {
        out.append(separator);
        write(element);
        separator = ',';
      }
      out.append(json.isEmpty() ? "[]" : "]");
    } else if (json.isTextual()) {
      writeText(json.textValue());
    } else if (json.isNumber()) {
      out.append(number(json.decimalValue()));
    } else {
      out.append(json.asText());
    }
  }

  private void writeObject(JsonNode json) throws Broken {
    // Text is compared by its UTF-16 code units, as the RFC wants it.
    var members =
        json.properties().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, TreeMap::new));
    var separator = '{';
    for (var member : members.entrySet()) {
      out.append(separator);
      writeText(member.getKey());
      out.append(':');
      write(member.getValue());
      separator = ',';
    }
    out.append(members.isEmpty() ? "{}" : "}");
  }

  private void writeText(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (character < ' ') {
            out.append("\\u%04x".formatted((int) character));
          } else {
            out.append(character);
          }
        }
      }
    }
    out.append('"');
  }

  /** As ECMAScript writes the double that it is read as. */
  static String number(BigDecimal number) throws Broken {
    double read = number.doubleValue();
    if (Double.isInfinite(read)) {
      throw new Broken("holds a number that is too large, " + number);
    }
    // The JDK writes a double with the fewest digits that tell it from others, as ECMAScript does.
    var shortest = new BigDecimal(Double.toString(read));
    if (shortest.compareTo(number) != 0) {
      throw new Broken("holds a number with more digits than are hashed, " + number);
    }
    if (shortest.signum() == 0) {
      return "0";
    }
    var stripped = shortest.abs().stripTrailingZeros();
    var digits = stripped.unscaledValue().toString();
    return (shortest.signum() < 0 ? "-" : "") + placed(digits, digits.length() - stripped.scale());
  }

  /**
   * Puts the point into the digits.
   *
   * @param point how many digits are before it
   */
  private static String placed(String digits, int point) {
    int count = digits.length();
    if (count <= point && point <= LONGEST_WHOLE) {
      return digits + "0".repeat(point - count);
    }
    if (0 < point && point <= LONGEST_WHOLE) {
      return digits.substring(0, point) + "." + digits.substring(point);
    }
    if (LONGEST_FRACTION < point && point <= 0) {
      return "0." + "0".repeat(-point) + digits;
    }
    var exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
    return digits.substring(0, 1) + (count > 1 ? "." + digits.substring(1) : "") + exponent;
  }
}
