package dev.latitude.kit.http;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * The methods each path knows, for the Allow header that a 405 must have and the framework leaves
 * out.
 */
@Singleton
public class AllowedMethods {
  private record Operation(Pattern path, String method) {}

  private final List<Operation> operations;

  AllowedMethods(BeanManager beans) {
    operations =
        beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
            .map(bean -> bean.getBeanClass())
            .distinct()
            .filter(type -> type.isAnnotationPresent(Path.class))
            .flatMap(AllowedMethods::operations)
            .toList();
  }

  /**
   * Those the path has operations for, and those that follow from them; none for no path of ours.
   */
  public SortedSet<String> at(String path) {
    var methods =
        operations.stream()
            .filter(operation -> operation.path().matcher(path).matches())
            .map(Operation::method)
            .collect(Collectors.toCollection(TreeSet::new));
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    if (!methods.isEmpty()) {
      methods.add("OPTIONS");
    }
    return methods;
  }

  /** The platform's own answer lists the methods of neighbouring paths too. */
  @ServerResponseFilter
  public void answerOptions(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getMethod().equals("OPTIONS") && response.getHeaders().containsKey("Allow")) {
      response.getHeaders().putSingle("Allow", header(request.getUriInfo().getPath()));
    }
  }

  /** Comma-separated, for the header. */
  public String header(String path) {
    return String.join(", ", at(path));
  }

  private static Stream<Operation> operations(Class<?> resource) {
    var root = Objects.requireNonNull(resource.getAnnotation(Path.class)).value();
    return Arrays.stream(resource.getMethods())
        .flatMap(
            method -> {
              var sub = method.getAnnotation(Path.class);
              var pattern = pattern(root + (sub == null ? "" : "/" + sub.value()));
              return Arrays.stream(method.getAnnotations())
                  .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                  .filter(Objects::nonNull)
                  .map(http -> new Operation(pattern, http.value()));
            });
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(template.replaceAll("/+", "/").replaceAll("\\{[^}]*}", "[^/]+") + "/?");
  }
}
