package dev.latitude.local.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the gateway itself answers when it cannot pass a request on (RFC 9457). */
record Problem(int status, String code, String title, String detail) {

  static final String MEDIA_TYPE = "application/problem+json";

  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

  static Problem noSuchRoute(String path) {
    return new Problem(
        404,
        "no-such-route",
        "No service has this path",
        "Nothing answers at %s. All resources are under /api/v1; compare the path with the API's description."
            .formatted(path));
  }

  static Problem upstreamUnavailable(String service) {
    return new Problem(
        502,
        "upstream-unavailable",
        "The service cannot be reached",
        "%s is not answering. It may be starting or may have stopped: look into its log, then try again."
            .formatted(service));
  }

  static Problem upstreamTimeout(String service, long seconds) {
    return new Problem(
        504,
        "upstream-timeout",
        "The service did not answer in time",
        "%s did not finish within %d s. What was asked may still happen: read the state before trying again, or repeat with the same Idempotency-Key."
            .formatted(service, seconds));
  }

  static Problem shuttingDown() {
    return new Problem(
        503, "shutting-down", "Latitude is stopping", "Try again once it has been started again.");
  }

  static Problem malformedRequest(String why) {
    return new Problem(
        400, "malformed-request", "This is not a valid HTTP request", why + " Correct it.");
  }

  static Problem uriTooLong(int limit) {
    return new Problem(
        414,
        "uri-too-long",
        "The address is too long",
        "The request line may have at most %d bytes. Send fewer or shorter query parameters."
            .formatted(limit));
  }

  static Problem headersTooLarge(int limit) {
    return new Problem(
        431,
        "headers-too-large",
        "The headers are too large",
        "All headers together may have at most %d bytes. Send fewer or shorter ones."
            .formatted(limit));
  }

  void answer(HttpServerRequest request) {
    var response = request.response();
    if (response.ended() || response.headWritten()) {
      return;
    }
    response.setStatusCode(status).putHeader("Content-Type", MEDIA_TYPE);
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
            .put("type", "/problems/" + code)
            .put("title", title)
            .put("status", status)
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
