package dev.latitude.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the gateway itself answers when it cannot pass a request on (RFC 9457). */
record Problem(Kind kind, String detail) {

  /** Everything that the gateway can have to say; docs/problems.md explains each. */
  enum Kind {
    MALFORMED_REQUEST("malformed-request", 400, "The request cannot be read"),
    NO_SUCH_ROUTE("no-such-route", 404, "No service has this path"),
    REQUEST_TIMEOUT("request-timeout", 408, "The request took too long to arrive"),
    URI_TOO_LONG("uri-too-long", 414, "The request URI is too long"),
    HEADERS_TOO_LARGE("headers-too-large", 431, "The request headers are too large"),
    UPSTREAM_UNAVAILABLE("upstream-unavailable", 502, "The service cannot be reached"),
    SHUTTING_DOWN("shutting-down", 503, "Latitude is stopping"),
    UPSTREAM_TIMEOUT("upstream-timeout", 504, "The service did not answer in time");

    private final String code;
    private final int status;
    private final String title;

    Kind(String code, int status, String title) {
      this.code = code;
      this.status = status;
      this.title = title;
    }

    String code() {
      return code;
    }

    int status() {
      return status;
    }
  }

  static final String MEDIA_TYPE = "application/problem+json";

  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  static Problem noSuchRoute(String path) {
    return new Problem(
        Kind.NO_SUCH_ROUTE,
        "Nothing answers at %s. All resources are under /api/v1; compare the path with the API's description."
            .formatted(path));
  }

  static Problem upstreamUnavailable(String service) {
    return new Problem(
        Kind.UPSTREAM_UNAVAILABLE,
        "%s is not answering. It may be starting or may have stopped: look into its log, then try again."
            .formatted(service));
  }

  static Problem upstreamTimeout(String service, long seconds) {
    return new Problem(
        Kind.UPSTREAM_TIMEOUT,
        "%s did not finish within %d s. What was asked may still happen: read the state before trying again, or repeat with the same Idempotency-Key."
            .formatted(service, seconds));
  }

  static Problem requestTimeout(long seconds) {
    return new Problem(
        Kind.REQUEST_TIMEOUT,
        "Nothing more of the request came for %d s. Send it again.".formatted(seconds));
  }

  static Problem shuttingDown() {
    return new Problem(Kind.SHUTTING_DOWN, "Try again once it has been started again.");
  }

  static Problem malformedRequest(String why) {
    return new Problem(Kind.MALFORMED_REQUEST, why + " Correct it.");
  }

  static Problem uriTooLong(int limit) {
    return new Problem(
        Kind.URI_TOO_LONG,
        "The request line may have at most %d bytes. Send fewer or shorter query parameters."
            .formatted(limit));
  }

  static Problem headersTooLarge(int limit) {
    return new Problem(
        Kind.HEADERS_TOO_LARGE,
        "All headers together may have at most %d bytes. Send fewer or shorter ones."
            .formatted(limit));
  }

  int status() {
    return kind.status;
  }

  void answer(HttpServerRequest request) {
    int status = kind.status;
    var response = request.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    response
        .setStatusCode(status)
        .putHeader("Content-Type", MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store");
    if (status != 404) {
      response.putHeader("Connection", "close");
    }
    if (status == 503) {
      response.putHeader("Retry-After", "5");
    }
    var sent = response.end(body(request.getHeader("traceparent")));
    if (status != 404) {
      // What else comes on this connection is of no use, or cannot be told from the faulty request.
      sent.onComplete(_ -> request.connection().close());
    }
  }

  Buffer body(@Nullable String traceparent) {
    var json =
        new JsonObject()
            .put("type", "/problems/" + kind.code)
            .put("title", kind.title)
            .put("status", kind.status)
            .put("detail", detail);
    if (traceparent != null) {
      var match = TRACEPARENT.matcher(traceparent);
      if (match.matches()) {
        json.put("traceId", match.group(1));
      }
    }
    return json.toBuffer();
  }
}
