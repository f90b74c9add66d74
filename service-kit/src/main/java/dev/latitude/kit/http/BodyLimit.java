package dev.latitude.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.problem.ProblemResponse;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The size of the largest request body. One that announces itself as larger is refused before it is
 * read, one that does not is refused when it gets there; both with a problem document, where the
 * platform's own limit only hangs up.
 */
@Singleton
public class BodyLimit {
  private static final int BEFORE_EVERYTHING_ELSE = 10_000;

  private final ObjectMapper json;
  private final long bytes;

  BodyLimit(
      ObjectMapper json, @ConfigProperty(name = "latitude.http.body-limit") MemorySize limit) {
    this.json = json;
    this.bytes = limit.asLongValue();
  }

  public long bytes() {
    return bytes;
  }

  public ProblemException exceeded() {
    return new ProblemException(
        CommonProblem.BODY_TOO_LARGE,
        "The body has more than " + bytes + " bytes. Send less at a time.");
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING_ELSE);
  }

  private void check(RoutingContext exchange) {
    if (exchange.request().uri().contains("%00")) {
      answer(
          exchange,
          new ProblemException(
              CommonProblem.MALFORMED_REQUEST,
              "The URI contains the NUL character (%00), which nothing here is named with."));
      return;
    }
    var announced = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (announced == null || Long.parseLong(announced) <= bytes) {
      exchange.next();
      return;
    }
    answer(exchange, exceeded());
  }

  private void answer(RoutingContext exchange, ProblemException refusal) {
    var problem = refusal.toProblem();
    exchange
        .response()
        .setStatusCode(problem.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
        .putHeader(HttpHeaders.CONNECTION, "close")
        .end(write(problem));
  }

  private String write(Object problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
