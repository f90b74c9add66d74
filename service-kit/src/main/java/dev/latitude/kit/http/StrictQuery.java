package dev.latitude.kit.http;

import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.problem.Violations;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses query parameters that would be overlooked (ones the operation does not know, second
 * values, and empty ones) and those that cannot be read. A misspelt filter would list everything,
 * and a misspelt amount would be answered as if no amount had been asked about.
 *
 * <p>All faults are named at once; the framework would stop at the first value that it cannot read.
 */
public class StrictQuery {
  /** The parameters of each operation. */
  private final Map<Method, SortedMap<String, Known>> known = new ConcurrentHashMap<>();

  private final Validator validator;

  StrictQuery(Validator validator) {
    this.validator = validator;
  }

  @ServerRequestFilter
  public void requireKnown(ContainerRequestContext request, ResourceInfo resource) {
    var sent = request.getUriInfo().getQueryParameters();
    if (sent.isEmpty()) {
      return;
    }
    var parameters = known.computeIfAbsent(resource.getResourceMethod(), StrictQuery::parameters);
    var faults = new ArrayList<Fault>();
    sent.forEach((name, values) -> check(name, values, parameters, faults));
    if (!faults.isEmpty()) {
      addViolations(sent, parameters, faults);
      throw ProblemException.invalidParameters(faults);
    }
  }

  private static void check(
      String name, List<String> values, SortedMap<String, Known> parameters, List<Fault> faults) {
    var parameter = parameters.get(name);
    if (parameter == null) {
      faults.add(
          Fault.inParameter(
              name,
              "unknown-parameter",
              parameters.isEmpty()
                  ? "is not a parameter here; there are none"
                  : "is not a parameter here; known are: "
                      + String.join(", ", parameters.keySet())));
    } else if (values.size() > 1 && !parameter.several()) {
      faults.add(Fault.inParameter(name, "repeated", "must be given once"));
    } else if (values.stream().anyMatch(String::isEmpty)) {
      faults.add(
          Fault.inParameter(name, "empty", "must not be empty; leave it out or give it a value"));
    } else {
      parameter.fault(values).ifPresent(faults::add);
    }
  }

  /**
   * What Bean Validation would have said of the others, had they come that far. It is not asked
   * when nothing else is wrong, since it is then asked anyway.
   */
  private void addViolations(
      MultivaluedMap<String, String> sent, Map<String, Known> parameters, List<Fault> faults) {
    var named = faults.stream().map(Fault::parameter).collect(Collectors.toSet());
    parameters.forEach(
        (name, parameter) -> {
          var field = parameter.field();
          var values = sent.get(name);
          if (field != null && !named.contains(name) && (values != null || !parameter.optional())) {
            validator
                .validateValue(field.getDeclaringClass(), field.getName(), parameter.value(values))
                .forEach(violation -> faults.add(Violations.inParameter(violation)));
          }
        });
  }

  private static SortedMap<String, Known> parameters(Method operation) {
    var names = new TreeMap<String, Known>();
    for (var parameter : operation.getParameters()) {
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        fields(parameter).forEach(field -> add(field, field.getGenericType(), field, names));
      } else {
        add(parameter, parameter.getParameterizedType(), null, names);
      }
    }
    return names;
  }

  private static Stream<Field> fields(Parameter bean) {
    return Stream.<Class<?>>iterate(bean.getType(), Objects::nonNull, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()));
  }

  private static void add(
      AnnotatedElement element, Type type, @Nullable Field field, Map<String, Known> names) {
    var query = element.getAnnotation(QueryParam.class);
    if (query != null) {
      var several =
          type instanceof ParameterizedType generic
              && generic.getRawType() instanceof Class<?> raw
              && Collection.class.isAssignableFrom(raw);
      var one = several ? ((ParameterizedType) type).getActualTypeArguments()[0] : type;
      Optional<StrictParams.Converter<?>> converter =
          one instanceof Class<?> plain
              ? StrictParams.converter(plain, query.value())
              : Optional.empty();
      // What the framework reads in its own way cannot be judged here.
      var judged = one == String.class || converter.isPresent() ? field : null;
      names.put(
          query.value(),
          new Known(several, element.isAnnotationPresent(DefaultValue.class), converter, judged));
    }
  }

  /**
   * A parameter of an operation.
   *
   * @param several whether it takes several values
   * @param optional whether it has a value without being sent
   * @param field where it goes to, if its rules can be asked for
   */
  private record Known(
      boolean several,
      boolean optional,
      Optional<StrictParams.Converter<?>> converter,
      @Nullable Field field) {

    Optional<Fault> fault(List<String> values) {
      return converter.flatMap(
          reads -> values.stream().map(reads::fault).flatMap(Optional::stream).findFirst());
    }

    @Nullable Object value(@Nullable List<String> values) {
      if (values == null) {
        return null;
      }
      return several ? values.stream().map(this::read).toList() : read(values.getFirst());
    }

    private @Nullable Object read(String value) {
      return converter.isPresent() ? converter.get().fromString(value) : value;
    }
  }
}
