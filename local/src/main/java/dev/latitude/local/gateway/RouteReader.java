package dev.latitude.local.gateway;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Reads {@code HTTPRoute} documents into routes, each path once. */
final class RouteReader {

  private final Set<String> gateways;
  private final Backends backends;
  private final Map<PathMatch, Route> routes = new LinkedHashMap<>();

  RouteReader(Set<String> gateways, Backends backends) {
    this.gateways = gateways;
    this.backends = backends;
  }

  Collection<Route> routes() {
    return routes.values();
  }

  void read(Fields document) {
    var spec = document.requiredObject("spec");
    var parents = spec.list("parentRefs");
    if (parents.size() != 1) {
      throw spec.refuse("parentRefs", "must name exactly one Gateway");
    }
    readParent(parents.getFirst());
    var rules = spec.list("rules");
    if (rules.isEmpty()) {
      throw spec.refuse("rules", "is empty");
    }
    rules.forEach(this::readRule);
    spec.end();
    document.end();
  }

  private void readParent(Fields parent) {
    var name = parent.requiredText("name");
    if (!gateways.contains(name)) {
      throw parent.refuse(
          "name", "is \"%s\", but the Gateway is %s".formatted(name, String.join(", ", gateways)));
    }
    parent.only("group", "gateway.networking.k8s.io");
    parent.only("kind", "Gateway");
    parent.end();
  }

  private void readRule(Fields rule) {
    rule.ignore("name");
    var timeouts = rule.object("timeouts");
    var request = timeouts.map(t -> duration(t, "request")).orElse(Duration.ZERO);
    var backendRequest = timeouts.map(t -> duration(t, "backendRequest")).orElse(Duration.ZERO);
    timeouts.ifPresent(t -> checkTimeouts(t, request, backendRequest));
    var services = rule.list("backendRefs").stream().map(this::readBackend).toList();
    if (services.isEmpty()) {
      throw rule.refuse("backendRefs", "is empty");
    }
    for (var match : readMatches(rule)) {
      var route =
          new Route(rule.source(), match, services, request, backendRequest, new AtomicInteger());
      var other = routes.putIfAbsent(match, route);
      if (other != null) {
        throw rule.refuse(
            "matches", "repeats the path %s of %s".formatted(match.value(), other.source()));
      }
    }
    rule.end();
  }

  private static Duration duration(Fields timeouts, String name) {
    var text = timeouts.text(name);
    return text.isEmpty()
        ? Duration.ZERO
        : GatewayDuration.parse(text.get())
            .orElseThrow(
                () ->
                    timeouts.refuse(
                        name, "is \"%s\"; write it like 30s or 1m30s".formatted(text.get())));
  }

  private static void checkTimeouts(Fields timeouts, Duration request, Duration backendRequest) {
    if (!request.isZero() && backendRequest.compareTo(request) > 0) {
      throw timeouts.refuse("backendRequest", "must not be longer than request");
    }
    timeouts.end();
  }

  private Replicas readBackend(Fields backend) {
    var service = backend.requiredText("name");
    var port = backend.requiredNumber("port");
    backend.only("group", "");
    backend.only("kind", "Service");
    backend.only("weight", "1");
    backend.end();
    return backends
        .find(service, port)
        .orElseThrow(
            () ->
                backend.refuse(
                    "name", "is %s:%d, which has no local address".formatted(service, port)));
  }

  private static List<PathMatch> readMatches(Fields rule) {
    var matches = rule.list("matches");
    return matches.isEmpty()
        ? List.of(PathMatch.prefix("/"))
        : matches.stream().flatMap(RouteReader::readMatch).toList();
  }

  private static Stream<PathMatch> readMatch(Fields match) {
    var path = match.requiredObject("path");
    var type = path.text("type").orElse("PathPrefix");
    var value = path.text("value").orElse("/");
    path.end();
    match.end();
    if (!value.startsWith("/") || value.contains("//") || value.contains("/.")) {
      throw path.refuse("value", "is \"%s\", which is not a plain absolute path".formatted(value));
    }
    return switch (type) {
      case "PathPrefix" -> Stream.of(PathMatch.prefix(value));
      case "Exact" -> Stream.of(PathMatch.exact(value));
      default ->
          throw path.refuse(
              "type",
              "is \"%s\"; the local gateway only implements \"PathPrefix\" and \"Exact\""
                  .formatted(type));
    };
  }
}
