package dev.latitude.kit.http;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Holds every operation to the client's {@code Accept} before it does anything. By itself the
 * platform looks at it when the answer is there, and what it cannot write as the client wants it,
 * it writes as the text that the programming language makes of it.
 */
public class StrictAccept {
  private static final List<MediaType> JSON = List.of(MediaType.APPLICATION_JSON_TYPE);

  @ServerRequestFilter
  public void requireAcceptable(ContainerRequestContext request, ResourceInfo resource) {
    var ranges = ranges(request);
    if (choosesItself(resource)) {
      return;
    }
    if (!ranges.isEmpty()
        && produced(resource).stream().noneMatch(type -> isWanted(type, ranges))) {
      throw notAcceptable();
    }
  }

  /** An operation that asks for the {@link Request} negotiates with it among types of its own. */
  private static boolean choosesItself(ResourceInfo resource) {
    return Arrays.asList(resource.getResourceMethod().getParameterTypes()).contains(Request.class);
  }

  /** What the client can read, the most specific first, since that is what decides. */
  private static List<MediaType> ranges(ContainerRequestContext request) {
    var headers = request.getHeaders().get(HttpHeaders.ACCEPT);
    if (headers == null) {
      return List.of();
    }
    try {
      return headers.stream()
          .flatMap(header -> Arrays.stream(header.split(",")))
          .map(String::strip)
          .filter(range -> !range.isEmpty())
          .map(MediaType::valueOf)
          .sorted(
              Comparator.comparing(MediaType::isWildcardType)
                  .thenComparing(MediaType::isWildcardSubtype))
          .toList();
    } catch (IllegalArgumentException unreadable) {
      throw notAcceptable();
    }
  }

  private static List<MediaType> produced(ResourceInfo resource) {
    return Stream.of(resource.getResourceMethod(), resource.getResourceClass())
        .map(element -> element.getAnnotation(Produces.class))
        .filter(produces -> produces != null)
        .findFirst()
        .map(produces -> Arrays.stream(produces.value()).map(MediaType::valueOf).toList())
        .orElse(JSON);
  }

  private static boolean isWanted(MediaType type, List<MediaType> ranges) {
    return ranges.stream()
        .filter(range -> range.isCompatible(type))
        .findFirst()
        .map(range -> quality(range) > 0)
        .orElse(false);
  }

  private static double quality(MediaType range) {
    try {
      return Double.parseDouble(range.getParameters().getOrDefault("q", "1"));
    } catch (NumberFormatException unreadable) {
      throw notAcceptable();
    }
  }

  private static ProblemException notAcceptable() {
    return new ProblemException(
        CommonProblem.NOT_ACCEPTABLE,
        "The Accept header names no media type that this operation can answer with; '*/*' always works.");
  }
}
