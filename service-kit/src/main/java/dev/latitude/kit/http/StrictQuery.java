package dev.latitude.kit.http;

import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.problem.Violations;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
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
  private final Clock clock;

  StrictQuery(Validator validator, Clock clock) {
    this.validator = validator;
    this.clock = clock;
  }

  @ServerRequestFilter
  public void requireKnown(ContainerRequestContext request, ResourceInfo resource) {
    var sent = request.getUriInfo().getQueryParameters();
    if (sent.isEmpty()) {
      return;
    }
    var operation = resource.getResourceMethod();
    var parameters = known.computeIfAbsent(operation, StrictQuery::parameters);
    var faults = new ArrayList<Fault>();
    sent.forEach((name, values) -> check(name, values, parameters, faults));
    if (!faults.isEmpty()) {
      faults.addAll(elsewhere(operation, sent, parameters, faults));
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
   * What would have been found wrong with the other parameters, had the request come that far. It
   * is not looked for when nothing else is wrong, since it is then found anyway.
   */
  private List<Fault> elsewhere(
      Method operation,
      MultivaluedMap<String, String> sent,
      Map<String, Known> parameters,
      List<Fault> faults) {
    var named = faults.stream().map(Fault::parameter).collect(Collectors.toSet());
    var values = new HashMap<String, @Nullable Object>();
    parameters.forEach(
        (name, parameter) -> {
          if (sent.containsKey(name) && !named.contains(name)) {
            values.put(name, parameter.value(sent.get(name)));
          }
        });
    return beans(operation)
        .map(type -> filled(type, values))
        .flatMap(this::broken)
        .filter(fault -> !named.contains(fault.parameter()))
        .toList();
  }

  private Stream<Fault> broken(Object bean) {
    return Stream.concat(
        validator.validate(bean).stream().map(Violations::inParameter),
        bean instanceof QueryRules rules ? rules.faults(clock.instant()).stream() : Stream.empty());
  }

  private static Stream<Class<?>> beans(Method operation) {
    return Arrays.stream(operation.getParameters())
        .filter(parameter -> parameter.isAnnotationPresent(BeanParam.class))
        .map(Parameter::getType);
  }

  /** A bean as the framework would have filled it; what has no value keeps its default. */
  private static Object filled(Class<?> type, Map<String, @Nullable Object> values) {
    try {
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      var bean = constructor.newInstance();
      for (var field : fields(type).toList()) {
        var query = field.getAnnotation(QueryParam.class);
        var value = query == null ? null : values.get(query.value());
        if (value != null) {
          field.setAccessible(true);
          field.set(bean, value);
        }
      }
      return bean;
    } catch (ReflectiveOperationException notABean) {
      throw new IllegalStateException(notABean);
    }
  }

  private static SortedMap<String, Known> parameters(Method operation) {
    var names = new TreeMap<String, Known>();
    for (var parameter : operation.getParameters()) {
      add(parameter, parameter.getParameterizedType(), names);
    }
    beans(operation)
        .flatMap(StrictQuery::fields)
        .forEach(field -> add(field, field.getGenericType(), names));
    return names;
  }

  private static Stream<Field> fields(Class<?> bean) {
    return Stream.<Class<?>>iterate(bean, Objects::nonNull, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()));
  }

  private static void add(AnnotatedElement element, Type type, Map<String, Known> names) {
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
      names.put(query.value(), new Known(several, converter));
    }
  }

  /**
   * A parameter of an operation.
   *
   * @param several whether it takes several values
   */
  private record Known(boolean several, Optional<StrictParams.Converter<?>> converter) {

    Optional<Fault> fault(List<String> values) {
      return converter.flatMap(
          reads -> values.stream().map(reads::fault).flatMap(Optional::stream).findFirst());
    }

    @Nullable Object value(List<String> values) {
      return several ? values.stream().map(this::read).toList() : read(values.getFirst());
    }

    private @Nullable Object read(String value) {
      return converter.isPresent() ? converter.get().fromString(value) : value;
    }
  }
}
