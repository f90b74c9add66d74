package dev.latitude.pilot;

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
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands in for proposal-service: a real server that shows proposals to their parties, and that can
 * be slow or broken, or refuse with a status. Tests tell it what to do over HTTP, below {@code
 * /stub}, since the test framework may load this class more than once.
 */
public class ProposalServiceStub implements QuarkusTestResourceLifecycleManager {
  private static final Pattern PATH =
      Pattern.compile("/api/v1/proposals/(?<id>[^/]+)(/revisions/(?<revision>[0-9]+))?");
  private static final Duration TOO_LONG = Duration.ofSeconds(3);

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, JsonNode> proposals = new ConcurrentHashMap<>();
  private final AtomicInteger questions = new AtomicInteger();
  private volatile String mode = "well";
  private final HttpServer server = onAnyPort();

  @Override
  public Map<String, String> start() {
    server.createContext("/stub/proposals/", this::keep);
    server.createContext("/stub/mode", this::change);
    server.createContext("/stub/questions", this::count);
    server.createContext("/api/v1/proposals/", this::show);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    return Map.of(
        "latitude.proposal-service.url", "http://localhost:" + server.getAddress().getPort());
  }

  @Override
  public void stop() {
    server.stop(0);
  }

  private void keep(HttpExchange exchange) throws IOException {
    proposals.put(lastSegment(exchange), json.readTree(exchange.getRequestBody()));
    answer(exchange, 204, "");
  }

  private void change(HttpExchange exchange) throws IOException {
    mode = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    questions.set(0);
    answer(exchange, 204, "");
  }

  private void count(HttpExchange exchange) throws IOException {
    answer(exchange, 200, String.valueOf(questions.get()));
  }

  private void show(HttpExchange exchange) throws IOException {
    questions.incrementAndGet();
    switch (mode) {
      case "broken" -> answer(exchange, 500, "{}");
      case "400", "401", "429" -> {
        exchange.getResponseHeaders().set("Retry-After", "17");
        answer(exchange, Integer.parseInt(mode), "{}");
      }
      case "silent" -> exchange.close();
      case "slow" -> {
        sleep();
        answer(exchange, 200, "{}");
      }
      default -> showTo(asking(exchange), exchange);
    }
  }

  private void showTo(String person, HttpExchange exchange) throws IOException {
    var path = PATH.matcher(exchange.getRequestURI().getPath());
    var proposal = path.matches() ? proposals.get(path.group("id")) : null;
    if (proposal == null
        || !(person.equals(proposal.get("author").textValue())
            || person.equals(proposal.at("/content/approver").textValue()))) {
      answer(exchange, 404, "{\"type\": \"/problems/not-found\"}");
    } else if (path.group("revision") != null) {
      answer(
          exchange,
          200,
          "{\"proposalId\": \"%s\", \"number\": %s, \"author\": %s, \"content\": %s}"
              .formatted(
                  path.group("id"),
                  path.group("revision"),
                  proposal.get("author"),
                  proposal.has("asPut") ? proposal.get("asPut") : proposal.get("content")));
    } else {
      answer(exchange, 200, proposal.toString());
    }
  }

  private String asking(HttpExchange exchange) throws IOException {
    var token = exchange.getRequestHeaders().getFirst("Authorization");
    var claims = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
    return json.readTree(Base64.getUrlDecoder().decode(claims)).get("sub").textValue();
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

  private static void sleep() {
    try {
      Thread.sleep(TOO_LONG);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
