package dev.latitude.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.Problem;
import dev.latitude.kit.problem.ProblemResponse;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses a body that announces itself as too large before reading it, with a problem document; the
 * platform's own 413 is empty.
 */
@Singleton
public class BodyLimit {
  private static final int BEFORE_THE_PLATFORMS_OWN_CHECK = 10_000;

  private final ObjectMapper json;
  private final MemorySize limit;

  BodyLimit(
      ObjectMapper json,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
    this.json = json;
    this.limit = limit;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_THE_PLATFORMS_OWN_CHECK);
  }

  private void check(RoutingContext exchange) {
    var announced = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (announced == null || Long.parseLong(announced) <= limit.asLongValue()) {
      exchange.next();
      return;
    }
    var problem =
        Problem.of(
            CommonProblem.BODY_TOO_LARGE,
            "The body has "
                + announced
                + " bytes; at most "
                + limit.asLongValue()
                + " are taken. Send less at a time.");
    exchange
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(write(problem));
  }

  private String write(Problem problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
