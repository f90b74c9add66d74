package dev.latitude.kit.http;

import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.time.Times;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that cannot be read is the client's fault and gets a 400 that says what it should
 * look like; by itself JAX-RS answers 404.
 */
@Provider
public class StrictParams implements ParamConverterProvider {
  @Override
  @SuppressWarnings("unchecked")
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> rawType, Type genericType, Annotation @Nullable [] annotations) {
    var parameter = name(annotations);
    if (parameter == null) {
      return null;
    }
    return (ParamConverter<T>) converter(rawType, parameter).orElse(null);
  }

  /** How a parameter of a type is read; nothing for those that are text. */
  static Optional<Converter<?>> converter(Class<?> type, String parameter) {
    return Optional.ofNullable(known(type, parameter));
  }

  private static @Nullable Converter<?> known(Class<?> type, String parameter) {
    if (type == int.class || type == Integer.class) {
      return new Converter<>(parameter, "must be a whole number", Integer::valueOf);
    } else if (type == boolean.class || type == Boolean.class) {
      return new Converter<>(parameter, "must be true or false", StrictParams::truth);
    } else if (type == BigDecimal.class) {
      return new Converter<>(parameter, "must be a decimal number", BigDecimal::new);
    } else if (type == Instant.class) {
      return new Converter<>(
          parameter,
          "must be a time from 1900 to 2999, as in 2026-03-02T09:00:00Z",
          Times::instant);
    } else if (type == LocalDate.class) {
      return new Converter<>(
          parameter, "must be a date from 1900 to 2999, as in 2026-03-02", Times::date);
    } else if (type == UUID.class) {
      return new Converter<>(parameter, "must be a UUID", UUID::fromString);
    } else if (type.isEnum()) {
      var constants = type.getEnumConstants();
      var names = Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "));
      return new Converter<>(
          parameter,
          "must be one of " + names,
          text ->
              Arrays.stream(constants)
                  .filter(c -> c.toString().equals(text))
                  .findFirst()
                  .orElseThrow(IllegalArgumentException::new));
    }
    return null;
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  /** Path parameters are left alone: an id that is no id names nothing, which is a 404. */
  private static @Nullable String name(Annotation @Nullable [] annotations) {
    if (annotations == null) {
      return null;
    }
    for (var annotation : annotations) {
      switch (annotation) {
        case PathParam _, CookieParam _ -> {
          return null;
        }
        case QueryParam query -> {
          return query.value();
        }
        case HeaderParam header -> {
          return header.value();
        }
        default -> {}
      }
    }
    return null;
  }

  record Converter<T>(String parameter, String expectation, Function<String, T> parse)
      implements ParamConverter<T> {

    /** What is wrong with a value, if it cannot be read. */
    Optional<Fault> fault(String text) {
      try {
        var _ = parse.apply(text);
        return Optional.empty();
      } catch (IllegalArgumentException | DateTimeException unreadable) {
        return Optional.of(Fault.inParameter(parameter, "invalid", expectation));
      }
    }

    @Override
    public @Nullable T fromString(@Nullable String text) {
      if (text == null) {
        return null;
      }
      try {
        return parse.apply(text);
      } catch (IllegalArgumentException | DateTimeException unreadable) {
        throw ProblemException.invalidParameter(parameter, expectation);
      }
    }

    @Override
    public String toString(T value) {
      return String.valueOf(value);
    }
  }
}
