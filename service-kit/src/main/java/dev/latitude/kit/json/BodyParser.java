package dev.latitude.kit.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/**
 * Reads the bytes of a request into a tree, within limits that no honest request comes near. They
 * keep a small body from becoming much work or much memory, as hundreds of thousands of empty
 * objects would, each with its faults, or a number of a billion digits.
 */
final class BodyParser {
  static final int MOST_TOKENS = 20_000;
  static final int MOST_LEVELS = 100;
  static final int MOST_DIGITS = 100;
  static final int LONGEST_NAME = 1_000;

  private final ObjectMapper json;

  BodyParser(ObjectMapper json) {
    var limits =
        StreamReadConstraints.builder()
            .maxTokenCount(MOST_TOKENS)
            .maxNestingDepth(MOST_LEVELS)
            .maxNumberLength(MOST_DIGITS)
            .maxNameLength(LONGEST_NAME)
            .build();
    this.json = json.copyWith(json.getFactory().rebuild().streamReadConstraints(limits).build());
  }

  /** The tree; numbers that cannot be kept are noted among the faults and are zero in it. */
  JsonNode parse(byte[] bytes, List<Fault> faults) {
    try (var parser = new Numbers(json.createParser(bytes), faults)) {
      JsonNode tree = json.readTree(parser);
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        throw malformed("The request needs a JSON object as its body, and there is none.");
      }
      return tree;
    } catch (StreamConstraintsException tooMuch) {
      throw malformed(
          "The body is beyond what is read: at most %d names, values and brackets, %d levels, numbers of %d digits and names of %d characters."
              .formatted(MOST_TOKENS, MOST_LEVELS, MOST_DIGITS, LONGEST_NAME));
    } catch (JsonProcessingException malformed) {
      throw malformed(describe(malformed));
    } catch (IOException noText) {
      // there is no other input than the bytes, so it is their encoding
      throw malformed("The body is not well-formed JSON: it is not text in UTF-8.");
    }
  }

  private static String describe(JsonProcessingException malformed) {
    var where = malformed.getLocation();
    var place =
        where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    return String.valueOf(malformed.getOriginalMessage()).startsWith("Duplicate")
        ? "The body is not well-formed JSON: an object has a name twice" + place + "."
        : "The body is not well-formed JSON" + place + ".";
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(CommonProblem.MALFORMED_REQUEST, detail);
  }

  /** Notes numbers whose exponent makes them longer than {@link #MOST_DIGITS}. */
  private static final class Numbers extends JsonParserDelegate {
    private final List<Fault> faults;

    Numbers(JsonParser parser, List<Fault> faults) {
      super(parser);
      this.faults = faults;
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
      try {
        var number = super.getDecimalValue();
        if (Math.abs((long) number.scale()) <= MOST_DIGITS) {
          return number;
        }
      } catch (NumberFormatException beyondAllNumbers) {
        // told below like any other number that is too long
      }
      faults.add(
          Fault.at(
              getParsingContext().pathAsPointer().toString(),
              "range",
              "must have at most " + MOST_DIGITS + " digits when it is written out"));
      return BigDecimal.ZERO;
    }
  }
}
