package dev.latitude.kit.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.stream.StreamSupport;

/**
 * Turns what Bean Validation found into faults that speak of the request and not of our classes.
 */
public final class Violations {
  private Violations() {}

  public static Fault inBody(ConstraintViolation<?> violation) {
    return Fault.at(pointer(violation.getPropertyPath()), code(violation), violation.getMessage());
  }

  static Fault inParameter(ConstraintViolation<?> violation) {
    var names =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
            .filter(
                node -> node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.BEAN)
            .map(Path.Node::getName)
            .toList();
    return Fault.inParameter(
        names.isEmpty() ? "" : names.getLast(), code(violation), violation.getMessage());
  }

  private static String pointer(Path path) {
    var pointer = new StringBuilder();
    for (var node : path) {
      if (node.getIndex() != null) {
        pointer.append('/').append(node.getIndex());
      } else if (node.getKey() != null) {
        pointer.append('/').append(node.getKey());
      }
      if (node.getKind() == ElementKind.PROPERTY) {
        pointer.append('/').append(node.getName());
      }
    }
    return pointer.toString();
  }

  private static String code(ConstraintViolation<?> violation) {
    return switch (violation
        .getConstraintDescriptor()
        .getAnnotation()
        .annotationType()
        .getSimpleName()) {
      case "NotNull", "NotBlank" -> "required";
      case "NotEmpty", "Size", "Length" -> "size";
      case "Min", "Max", "Positive", "PositiveOrZero", "DecimalMin", "DecimalMax", "Digits" ->
          "range";
      case "Pattern" -> "format";
      default -> "invalid";
    };
  }
}
