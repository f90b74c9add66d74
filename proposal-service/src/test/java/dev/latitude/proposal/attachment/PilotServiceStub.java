package dev.latitude.proposal.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Stands in for pilot-service: a real server that shows pilots to their parties, and that can fail
 * with a status. Tests tell it what to do over HTTP, below {@code /stub}, since the test framework
 * may load this class more than once.
 */
public class PilotServiceStub implements QuarkusTestResourceLifecycleManager {
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, JsonNode> pilots = Collections.synchronizedMap(new LinkedHashMap<>());
  private volatile int failing;
  private final HttpServer server = onAnyPort();

  @Override
  public Map<String, String> start() {
    server.createContext("/stub/pilots/", this::keep);
    server.createContext("/stub/failing", this::change);
    server.createContext("/api/v1/pilots", this::show);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    var url = "http://localhost:" + server.getAddress().getPort();
    return Map.of("latitude.pilot-service.url", url, "test.pilot-service.stub", url);
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private void keep(HttpExchange exchange) throws IOException {
    pilots.put(lastSegment(exchange), json.readTree(exchange.getRequestBody()));
    answer(exchange, 204, "");
  }

  private void change(HttpExchange exchange) throws IOException {
    failing = Integer.parseInt(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    answer(exchange, 204, "");
  }

  private void show(HttpExchange exchange) throws IOException {
    var asking = asking(exchange);
    var pilot = pilots.get(lastSegment(exchange));
    if (failing != 0) {
      exchange.getResponseHeaders().set("Retry-After", "17");
      answer(exchange, failing, "{}");
    } else if (exchange.getRequestURI().getPath().equals("/api/v1/pilots")) {
      answer(exchange, 200, page(asking, exchange.getRequestURI().getQuery()));
    } else if (pilot == null || !sees(asking, pilot)) {
      answer(exchange, 404, "{\"type\": \"/problems/not-found\"}");
    } else {
      answer(exchange, 200, pilot.toString());
    }
  }

  /** Newest first, which is the order in which the tests made them. */
  private String page(JsonNode asking, String query) {
    var filters = List.of(query.split("&"));
    int limit =
        filters.stream()
            .filter(filter -> filter.startsWith("limit="))
            .mapToInt(filter -> Integer.parseInt(filter.substring("limit=".length())))
            .findFirst()
            .orElse(50);
    var found =
        pilots.values().stream()
            .filter(each -> sees(asking, each))
            .filter(each -> !filters.contains("author=me") || isBy(asking, "author", each))
            .filter(each -> filters.contains("state=" + each.get("state").asText()))
            .map(JsonNode::toString)
            .toList()
            .reversed();
    return "{\"items\": [%s], \"next\": %s}"
        .formatted(
            found.stream().limit(limit).collect(Collectors.joining(",")),
            found.size() > limit ? "\"more\"" : "null");
  }

  private static boolean sees(JsonNode asking, JsonNode pilot) {
    return isBy(asking, "author", pilot)
        || isBy(asking, "approver", pilot)
        || asking.path("groups").valueStream().anyMatch(role -> role.asText().equals("auditor"));
  }

  private static boolean isBy(JsonNode asking, String side, JsonNode pilot) {
    return asking.get("sub").equals(pilot.get(side));
  }

  private JsonNode asking(HttpExchange exchange) throws IOException {
    var token = exchange.getRequestHeaders().getFirst("Authorization");
    var claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return json.readTree(Base64.getUrlDecoder().decode(claims));
  }

  private static HttpServer onAnyPort() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  private static String lastSegment(HttpExchange exchange) {
    var path = exchange.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }
}
