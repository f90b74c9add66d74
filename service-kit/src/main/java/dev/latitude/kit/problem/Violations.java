package dev.latitude.kit.problem;

import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.stream.StreamSupport;
import org.hibernate.validator.constraintvalidation.HibernateConstraintValidatorContext;
import org.hibernate.validator.engine.HibernateConstraintViolation;

/**
 * Turns what Bean Validation found into faults that speak of the request and not of our classes.
 */
public final class Violations {
  private Violations() {}

  public static Fault inBody(ConstraintViolation<?> violation) {
    return Fault.at(pointer(violation.getPropertyPath()), code(violation), violation.getMessage());
  }

  public static Fault inParameter(ConstraintViolation<?> violation) {
    var names =
        StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
            .filter(
                node -> node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.BEAN)
            .map(Path.Node::getName)
            .toList();
    return Fault.inParameter(
        names.isEmpty() ? "" : names.getLast(), code(violation), violation.getMessage());
  }

  /**
   * For a rule over several properties: notes which of them is wrong and why, under a code of its
   * own.
   *
   * @return false, as a validator answers
   */
  public static boolean found(
      ConstraintValidatorContext context, String property, String code, String detail) {
    note(context, code, detail).addPropertyNode(property).addConstraintViolation();
    return false;
  }

  /** The same for a rule over a list, about one of its items. */
  public static boolean foundAt(
      ConstraintValidatorContext context, int index, String code, String detail) {
    note(context, code, detail).addBeanNode().inIterable().atIndex(index).addConstraintViolation();
    return false;
  }

  /** For a rule over several properties, about one item of a list among them. */
  public static boolean foundAt(
      ConstraintValidatorContext context, String property, int index, String code, String detail) {
    note(context, code, detail)
        .addPropertyNode(property)
        .addBeanNode()
        .inIterable()
        .atIndex(index)
        .addConstraintViolation();
    return false;
  }

  /** For a rule over one value: notes why it is wrong, under a code of its own. */
  public static boolean found(ConstraintValidatorContext context, String code, String detail) {
    note(context, code, detail).addConstraintViolation();
    return false;
  }

  private static ConstraintValidatorContext.ConstraintViolationBuilder note(
      ConstraintValidatorContext context, String code, String detail) {
    context.disableDefaultConstraintViolation();
    return context
        .unwrap(HibernateConstraintValidatorContext.class)
        .withDynamicPayload(code)
        .buildConstraintViolationWithTemplate(detail);
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
      case "Pattern", "CurrencyCode" -> "format";
      default -> ownCode(violation);
    };
  }

  private static String ownCode(ConstraintViolation<?> violation) {
    HibernateConstraintViolation<?> known = violation.unwrap(HibernateConstraintViolation.class);
    String own = known.getDynamicPayload(String.class);
    return own == null ? "invalid" : own;
  }
}
