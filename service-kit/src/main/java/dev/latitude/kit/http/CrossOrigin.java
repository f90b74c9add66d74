package dev.latitude.kit.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.CorsHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Lets pages of the configured origins call from a browser and read what is answered, failures
 * included. It is no fence: every request needs its token, which no page of another origin has. So
 * whoever comes from elsewhere is answered as if there were no origin, and the browser keeps the
 * answer from the page.
 */
@Singleton
public class CrossOrigin {
  /** Also what the front door turns away shall be readable. */
  private static final int BEFORE_THE_FRONT_DOOR = 11_000;

  private static final Set<HttpMethod> METHODS =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

  private static final Set<String> SENT =
      Set.of(
          "Authorization",
          "Accept",
          "Accept-Language",
          "Content-Type",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Last-Event-ID",
          "traceparent",
          "tracestate");

  /** What answers tell in headers; those that browsers show to every page are not among them. */
  private static final Set<String> EXPOSED =
      Set.of(
          "Allow",
          "Content-Disposition",
          "Deprecation",
          "Document-Pages",
          "ETag",
          "Idempotency-Replayed",
          "Link",
          "Location",
          "One-Pager-Pages",
          "RateLimit",
          "RateLimit-Policy",
          "Retry-After",
          "Sunset");

  private final Set<String> origins;
  private final CorsHandler handler;

  /** Who may call from a browser. */
  @ConfigMapping(prefix = "latitude.cors")
  interface Config {
    /**
     * Origins as browsers send them, separated by commas: {@code https://people.example.com}. None
     * by default, which is enough where pages come from the gateway's own address.
     */
    Optional<Set<String>> origins();

    /** How long a browser may remember what it was allowed. */
    @WithDefault("1H")
    Duration remembered();
  }

  CrossOrigin(Config config) {
    origins = config.origins().orElse(Set.of());
    handler =
        CorsHandler.create()
            .allowedMethods(METHODS)
            .allowedHeaders(SENT)
            .exposedHeaders(EXPOSED)
            .maxAgeSeconds((int) config.remembered().toSeconds());
    origins.forEach(handler::addOrigin);
  }

  void register(@Observes Filters filters) {
    if (!origins.isEmpty()) {
      filters.register(this::handle, BEFORE_THE_FRONT_DOOR);
    }
  }

  private void handle(RoutingContext exchange) {
    var origin = exchange.request().getHeader(HttpHeaders.ORIGIN);
    if (origin != null && origins.contains(origin)) {
      handler.handle(exchange);
    } else {
      exchange.addHeadersEndHandler(
          _ -> exchange.response().headers().add(HttpHeaders.VARY, HttpHeaders.ORIGIN));
      exchange.next();
    }
  }
}
