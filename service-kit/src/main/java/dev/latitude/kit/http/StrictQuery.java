package dev.latitude.kit.http;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Fault;
import dev.latitude.kit.problem.ProblemException;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses query parameters that would be overlooked: ones the operation does not know, second
 * values, and empty ones. A misspelt filter would list everything, and a misspelt amount would be
 * answered as if no amount had been asked about.
 */
public class StrictQuery {
  /** The parameters of each operation, and whether it takes several values. */
  private final Map<Method, SortedMap<String, Boolean>> known = new ConcurrentHashMap<>();

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
      throw new ProblemException(
          CommonProblem.INVALID_PARAMETER,
          "One or more parameters are not valid; 'errors' names each.",
          faults);
    }
  }

  private static void check(
      String name, List<String> values, SortedMap<String, Boolean> parameters, List<Fault> faults) {
    var takesSeveral = parameters.get(name);
    if (takesSeveral == null) {
      faults.add(
          Fault.inParameter(
              name,
              "unknown-parameter",
              parameters.isEmpty()
                  ? "is not a parameter here; there are none"
                  : "is not a parameter here; known are: "
                      + String.join(", ", parameters.keySet())));
    } else if (values.size() > 1 && !takesSeveral) {
      faults.add(Fault.inParameter(name, "repeated", "must be given once"));
    } else if (values.stream().anyMatch(String::isEmpty)) {
      faults.add(
          Fault.inParameter(name, "empty", "must not be empty; leave it out or give it a value"));
    }
  }

  private static SortedMap<String, Boolean> parameters(Method operation) {
    var names = new TreeMap<String, Boolean>();
    for (var parameter : operation.getParameters()) {
      if (parameter.isAnnotationPresent(BeanParam.class)) {
        fields(parameter).forEach(field -> add(field, field.getType(), names));
      } else {
        add(parameter, parameter.getType(), names);
      }
    }
    return names;
  }

  private static Stream<java.lang.reflect.Field> fields(Parameter bean) {
    return Stream.<Class<?>>iterate(bean.getType(), Objects::nonNull, Class::getSuperclass)
        .flatMap(type -> Arrays.stream(type.getDeclaredFields()));
  }

  private static void add(AnnotatedElement element, Class<?> type, Map<String, Boolean> names) {
    var query = element.getAnnotation(QueryParam.class);
    if (query != null) {
      names.put(query.value(), Collection.class.isAssignableFrom(type));
    }
  }
}
