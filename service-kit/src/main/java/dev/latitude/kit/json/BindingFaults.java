package dev.latitude.kit.json;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.kit.problem.Fault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what the data binder found wrong in words about JSON, without the names of our classes. */
final class BindingFaults {
  private BindingFaults() {}

  static Fault of(MismatchedInputException mismatch) {
    var at = pointer(mismatch.getPath());
    if (mismatch instanceof UnrecognizedPropertyException unknown) {
      var known = Objects.requireNonNullElse(unknown.getKnownPropertyIds(), List.of());
      var names = known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
      return Fault.at(at, "unknown-property", "is not a property here; known are: " + names);
    }
    return Fault.at(at, "type", "must be " + expectation(mismatch.getTargetType()));
  }

  /** What a scalar's own reader could not take, such as an integer too large for its type. */
  static Fault of(JsonMappingException unexpected) {
    var at = pointer(unexpected.getPath());
    return unexpected.getCause() instanceof InputCoercionException coercion
        ? Fault.at(at, "type", "must be " + expectation(coercion.getTargetType()))
        : Fault.at(at, "invalid", "is not a value this property can have");
  }

  private static String expectation(@Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    } else if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    } else if (type == String.class) {
      return "a string";
    } else if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    } else if (type == DecimalText.Text.class) {
      return "a decimal as a string, as in \"2500.00\"";
    } else if (type == BigDecimal.class) {
      return "a number";
    } else if (type == Integer.class
        || type == int.class
        || type == Long.class
        || type == long.class) {
      return "a whole number within range";
    } else if (type == LocalDate.class) {
      return "a date from 1900 to 2999, as in \"2026-03-02\"";
    } else if (type == Instant.class) {
      return "a time from 1900 to 2999, as in \"2026-03-02T09:00:00Z\"";
    } else if (type == Duration.class) {
      return "a duration as in \"PT8H\"";
    } else if (type == Period.class) {
      return "a period as in \"P7D\"";
    } else if (type == UUID.class) {
      return "a UUID";
    } else if (Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return type.isRecord() ? "an object" : "of another type";
  }

  static String pointer(List<Reference> path) {
    return path.stream()
        .map(
            step ->
                "/"
                    + (step.getFieldName() == null
                        ? String.valueOf(step.getIndex())
                        : escape(step.getFieldName())))
        .collect(Collectors.joining());
  }

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  /**
   * Takes the node at the path out of the tree; false when it is the whole document. An array keeps
   * its length, so that later pointers stay true.
   */
  static boolean takeOut(JsonNode tree, List<Reference> path) {
    if (path.isEmpty()) {
      return false;
    }
    JsonNode parent = tree;
    for (var step : path.subList(0, path.size() - 1)) {
      parent =
          step.getFieldName() == null
              ? parent.path(step.getIndex())
              : parent.path(step.getFieldName());
    }
    var last = path.getLast();
    return switch (parent) {
      case ObjectNode object when object.has(last.getFieldName()) ->
          object.remove(last.getFieldName()) != null;
      case ArrayNode array
          when array.has(last.getIndex()) && !array.get(last.getIndex()).isNull() -> {
        array.setNull(last.getIndex());
        yield true;
      }
      default -> false;
    };
  }
}
