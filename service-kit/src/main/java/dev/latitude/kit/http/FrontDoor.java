package dev.latitude.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.kit.problem.ProblemResponse;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns away what the platform would answer without a word, with a failure of its own, or by
 * guessing: each with a problem document, before anything else has looked at the request.
 */
@Singleton
public class FrontDoor {
  private static final int BEFORE_EVERYTHING_ELSE = 10_000;
  private static final int FIRST = -1_000_000;
  private static final int LONGEST_URI = 8 * 1024;
  private static final int LARGEST_HEADERS = 32 * 1024;

  /** Whoever sends one of these twice would be heard by one reader and misheard by another. */
  private static final List<String> AT_MOST_ONCE =
      List.of(
          HttpHeaders.HOST, HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, "Idempotency-Key");

  private final ObjectMapper json;
  private final BodyLimit limit;

  /** Nearly all requests name the same host, which need not be taken apart each time. */
  private volatile String lastHost = "";

  FrontDoor(ObjectMapper json, BodyLimit limit) {
    this.json = json;
    this.limit = limit;
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, BEFORE_EVERYTHING_ELSE);
  }

  /** What the platform's router itself cannot read never gets to a filter. */
  void register(@Observes Router router) {
    router.route().order(FIRST).failureHandler(this::explain);
  }

  private void explain(RoutingContext exchange) {
    if (exchange.statusCode() == CommonProblem.MALFORMED_REQUEST.status()) {
      answer(exchange, malformed("The address or the headers of the request cannot be read."));
    } else {
      exchange.next();
    }
  }

  private void check(RoutingContext exchange) {
    varyByEncoding(exchange);
    try {
      requireShort(exchange.request());
      requireReadable(exchange.request());
      requireToken(exchange.request().getHeader(HttpHeaders.AUTHORIZATION));
      requirePlainBody(exchange.request());
      forgetEmptyAccept(exchange.request());
    } catch (ProblemException refusal) {
      answer(exchange, refusal);
      return;
    }
    exchange.next();
  }

  /** What is compressed for one reader must not be given to the next from a cache in between. */
  private static void varyByEncoding(RoutingContext exchange) {
    exchange.addHeadersEndHandler(
        _ -> exchange.response().headers().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING));
  }

  private void requireShort(HttpServerRequest request) {
    if (request.uri().length() > LONGEST_URI) {
      throw new ProblemException(
          CommonProblem.URI_TOO_LONG,
          "The URI has more than "
              + LONGEST_URI
              + " characters. Send fewer or shorter parameters.");
    }
    long headers = 0;
    for (var header : request.headers()) {
      headers += header.getKey().length() + header.getValue().length() + 4;
    }
    if (headers > LARGEST_HEADERS) {
      throw new ProblemException(
          CommonProblem.HEADERS_TOO_LARGE,
          "All headers together have more than "
              + LARGEST_HEADERS
              + " bytes. Send fewer or shorter ones.");
    }
    var announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    long most = limit.bytesAt(String.valueOf(request.path()));
    if (announced != null && Long.parseLong(announced) > most) {
      throw limit.exceeded(most);
    }
  }

  private void requireReadable(HttpServerRequest request) {
    requireAddress(request.uri());
    if (request.uri().contains("%00")) {
      throw malformed(
          "The URI contains the NUL character (%00), which nothing here is named with.");
    }
    for (var name : AT_MOST_ONCE) {
      if (request.headers().getAll(name).size() > 1) {
        throw malformed("The header '" + name + "' is there more than once. Send it once.");
      }
    }
    var host = request.getHeader(HttpHeaders.HOST);
    if (host != null && !host.equals(lastHost)) {
      if (!isHost(host)) {
        throw malformed("The header 'Host' names no host.");
      }
      lastHost = host;
    }
  }

  /** In the place of the platform, which {@link OwnCheckOfAddresses} keeps from it. */
  private static void requireAddress(String address) {
    try {
      var _ = new URI(address);
    } catch (URISyntaxException notOne) {
      throw malformed(
          "The address of the request is none, from character %d on (%s). Encode what may not stand there, '%%' itself as '%%25'."
              .formatted(notOne.getIndex() + 1, notOne.getReason()));
    }
  }

  /** It becomes part of the addresses that are told in answers. */
  private static boolean isHost(String host) {
    try {
      return new URI("http://" + host + "/").getRawAuthority() != null;
    } catch (URISyntaxException notOne) {
      return false;
    }
  }

  private static void requireToken(@Nullable String authorization) {
    if (authorization != null && BearerToken.isMalformed(authorization)) {
      throw new ProblemException(
          CommonProblem.UNAUTHENTICATED,
          "What follows 'Bearer' is no access token. Get one and send it unchanged.");
    }
  }

  private static void requirePlainBody(HttpServerRequest request) {
    var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
      throw new ProblemException(
          CommonProblem.UNSUPPORTED_MEDIA_TYPE,
          "The body must be sent as it is: 'Content-Encoding' is not understood here.");
    }
    var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
    if (type != null && !type.isBlank() && !isMediaType(type)) {
      throw new ProblemException(
          CommonProblem.UNSUPPORTED_MEDIA_TYPE,
          "The header 'Content-Type' names no media type. Send 'Content-Type: application/json'.");
    }
  }

  /**
   * It asks for nothing in particular; the platform would take it for a media type without a name.
   */
  private static void forgetEmptyAccept(HttpServerRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    if (accept != null && accept.isBlank()) {
      request.headers().remove(HttpHeaders.ACCEPT);
    }
  }

  private static boolean isMediaType(String text) {
    try {
      var type = MediaType.valueOf(text);
      return !type.isWildcardType() && !type.isWildcardSubtype();
    } catch (IllegalArgumentException notOne) {
      return false;
    }
  }

  private static ProblemException malformed(String detail) {
    return new ProblemException(CommonProblem.MALFORMED_REQUEST, detail);
  }

  private void answer(RoutingContext exchange, ProblemException refusal) {
    var problem = refusal.toProblem();
    var response =
        exchange
            .response()
            .setStatusCode(problem.status())
            .putHeader(HttpHeaders.CONTENT_TYPE, ProblemResponse.MEDIA_TYPE)
            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
            .putHeader("Connection", "close");
    if (problem.status() == CommonProblem.UNAUTHENTICATED.status()) {
      response.putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    response.end(write(problem));
  }

  private String write(Object problem) {
    try {
      return json.writeValueAsString(problem);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
