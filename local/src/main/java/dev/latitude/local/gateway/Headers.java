package dev.latitude.local.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What happens to headers at the edge. */
final class Headers {

  /** They are about one connection, not about the message (RFC 9110, section 7.6.1). */
  private static final List<String> HOP_BY_HOP =
      List.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "upgrade");

  private Headers() {}

  /** Removes what ends here, and what the sender's {@code Connection} header says ends here. */
  static void removeHopByHop(MultiMap headers) {
    var nominated =
        headers.getAll("connection").stream()
            .flatMap(value -> Stream.of(value.split(",", -1)))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .filter(name -> !name.isEmpty())
            .toList();
    nominated.forEach(headers::remove);
    HOP_BY_HOP.forEach(headers::remove);
  }

  /** This is the edge: what a client claims to have been forwarded for it is not believed. */
  static void setForwarded(MultiMap headers, HttpServerRequest request) {
    List.copyOf(headers.names()).stream()
        .filter(Headers::claimsForwarding)
        .forEach(headers::remove);
    headers.set("X-Forwarded-For", request.remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", "http");
    headers.set("X-Forwarded-Port", Integer.toString(request.localAddress().port()));
    var authority = request.authority();
    if (authority != null) {
      headers.set("X-Forwarded-Host", authority.toString());
    }
  }

  private static boolean claimsForwarding(String name) {
    var lower = name.toLowerCase(Locale.ROOT);
    return lower.equals("forwarded") || lower.startsWith("x-forwarded-");
  }
}
