package dev.latitude.agreement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.latitude.testkit.TestIdentity;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A pilot-service, and a proposal-service in one with it, that say what they are told to: a real
 * server with a real long poll, and a second one through which tests (which live in another class
 * loader) tell it what to say, and take it down and up.
 */
public class PilotServiceStub implements QuarkusTestResourceLifecycleManager {
  /** In the place of a thing: whoever asks for it has asked too often. */
  static final String TOO_MANY = "too many";

  private final Map<String, String> pilots = new ConcurrentHashMap<>();
  private final Map<String, String> reviews = new ConcurrentHashMap<>();
  private final Map<String, String> proposals = new ConcurrentHashMap<>();
  private final Map<String, String> histories = new ConcurrentHashMap<>();
  private final Map<String, String> rounds = new ConcurrentHashMap<>();
  private final Map<String, String> decisionTypes = new ConcurrentHashMap<>();
  private final Map<String, String> followUps = new ConcurrentHashMap<>();
  private final Map<String, String> atIt = new ConcurrentHashMap<>();
  private final List<String> events = new ArrayList<>();
  private final List<HttpServer> servers = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile String lastAuthorization = "";
  private int port;

  @Override
  public Map<String, String> start() {
    try {
      var control = server(0);
      control.createContext("/pilots/", answering(exchange -> keep(pilots, exchange)));
      control.createContext("/reviews/", answering(exchange -> keep(reviews, exchange)));
      control.createContext("/histories/", answering(exchange -> keep(histories, exchange)));
      control.createContext("/proposals/", answering(exchange -> keep(proposals, exchange)));
      control.createContext("/rounds/", answering(exchange -> keep(rounds, exchange)));
      control.createContext(
          "/decision-types/", answering(exchange -> keep(decisionTypes, exchange)));
      control.createContext("/events", answering(this::keepEvent));
      control.createContext("/authorization", answering(_ -> new Reply(200, lastAuthorization)));
      control.createContext(
          "/follow-ups", answering(_ -> new Reply(200, String.join("\n", followUps.values()))));
      control.createContext("/at-it", answering(exchange -> keep(atIt, exchange)));
      control.createContext("/down", answering(_ -> down()));
      control.createContext("/up", answering(_ -> up()));
      control.start();
      up();
      var token = Files.createTempFile("service-token", ".jwt");
      token.toFile().deleteOnExit();
      Files.writeString(token, TestIdentity.token("agreement-service", "service") + "\n");
      return settings(control, token);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Map<String, String> settings(HttpServer control, Path token) {
    return Map.of(
        "latitude.pilot-service.url", "http://127.0.0.1:" + port,
        "latitude.proposal-service.url", "http://127.0.0.1:" + port,
        "latitude.service-token.file", token.toString(),
        "test.pilot-service.control", "http://127.0.0.1:" + control.getAddress().getPort());
  }

  @Override
  public void stop() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  private static Reply keep(Map<String, String> things, HttpExchange exchange) throws IOException {
    var told = body(exchange);
    if (told.isEmpty()) {
      things.remove(lastSegment(exchange));
    } else {
      things.put(lastSegment(exchange), told);
    }
    return new Reply(200, "");
  }

  private Reply keepEvent(HttpExchange exchange) throws IOException {
    synchronized (events) {
      events.add(body(exchange).replace("@sequence", sequence(events.size() + 1)));
      events.notifyAll();
      return new Reply(200, sequence(events.size()));
    }
  }

  private Reply down() {
    servers.removeLast().stop(0);
    return new Reply(200, "");
  }

  private Reply up() throws IOException {
    var service = server(port);
    service.createContext(
        "/api/v1/pilots/",
        answering(
            exchange ->
                switch (lastSegment(exchange)) {
                  case "reviews" -> showReviews(exchange);
                  case "history" -> showHistory(exchange);
                  default -> show(pilots, exchange);
                }));
    service.createContext(
        "/api/v1/proposals/",
        answering(
            exchange ->
                exchange.getRequestMethod().equals("POST")
                    ? followUp(exchange)
                    : switch (lastSegment(exchange)) {
                      case "rounds" -> showRounds(exchange);
                      case "history" -> showHistory(exchange);
                      default -> show(proposals, exchange);
                    }));
    service.createContext(
        "/api/v1/decision-types/", answering(exchange -> show(decisionTypes, exchange)));
    service.createContext("/api/v1/pilot-events", answering(this::feed));
    service.start();
    port = service.getAddress().getPort();
    return new Reply(200, "");
  }

  private Reply show(Map<String, String> things, HttpExchange exchange) {
    lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
    var thing = things.get(lastSegment(exchange));
    if (thing == null) {
      return new Reply(404, "{}");
    }
    if (thing.equals(TOO_MANY)) {
      exchange.getResponseHeaders().set("Retry-After", "7");
      return new Reply(429, "{}");
    }
    return new Reply(200, thing);
  }

  private Reply showReviews(HttpExchange exchange) {
    var path = Path.of(exchange.getRequestURI().getPath());
    var pilot = path.getName(path.getNameCount() - 2).toString();
    return new Reply(200, "{\"items\": [%s]}".formatted(reviews.getOrDefault(pilot, "")));
  }

  /** Kept under the decision, which every test has its own of. */
  private Reply showRounds(HttpExchange exchange) {
    var path = Path.of(exchange.getRequestURI().getPath());
    var found = rounds.get(path.getName(path.getNameCount() - 2).toString());
    return found == null ? new Reply(404, "{}") : new Reply(200, found);
  }

  /** Kept as a line for each page; the cursor is the number of the page. */
  private Reply showHistory(HttpExchange exchange) {
    lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
    var path = Path.of(exchange.getRequestURI().getPath());
    var found = histories.get(path.getName(path.getNameCount() - 2).toString());
    if (found == null) {
      return new Reply(404, "{}");
    }
    var pages = found.split("\n", -1);
    int page = Integer.parseInt("0" + parameter(exchange.getRequestURI().getQuery(), "cursor"));
    var next = page + 1 < pages.length ? ", \"next\": \"%d\"".formatted(page + 1) : "";
    return new Reply(200, "{\"items\": [%s]%s}".formatted(pages[page], next));
  }

  private Reply feed(HttpExchange exchange) throws InterruptedException {
    var query = exchange.getRequestURI().getQuery();
    int after = Integer.parseInt("0" + parameter(query, "after"));
    int limit = Integer.parseInt(parameter(query, "limit"));
    long deadline =
        System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(parameter(query, "wait")));
    synchronized (events) {
      while (events.size() <= after && System.nanoTime() < deadline) {
        events.wait(100);
      }
      int to = Math.max(after, Math.min(events.size(), after + limit));
      return new Reply(
          200,
          "{\"items\": [%s], \"next\": \"%s\", \"news\": 1}"
              .formatted(String.join(",", events.subList(Math.min(after, to), to)), sequence(to)));
    }
  }

  /** One draft for one key, as the real one does for one caller. */
  private Reply followUp(HttpExchange exchange) {
    lastAuthorization = exchange.getRequestHeaders().getFirst("Authorization");
    var path = Path.of(exchange.getRequestURI().getPath());
    if (!proposals.containsKey(path.getName(path.getNameCount() - 2).toString())) {
      return new Reply(404, "{}");
    }
    if (atIt.remove("at-it") != null) {
      return new Reply(409, "{\"type\": \"/problems/idempotency-key-in-use\"}");
    }
    var key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    var draft = followUps.computeIfAbsent(key, _ -> UUID.randomUUID().toString());
    return new Reply(201, "{\"id\": \"%s\", \"state\": \"DRAFT\"}".formatted(draft));
  }

  private static String sequence(int position) {
    return "%019d".formatted(position);
  }

  private static String parameter(String query, String name) {
    var found = Pattern.compile("(?:^|&)" + name + "=([^&]*)").matcher(query);
    return found.find() ? found.group(1) : "";
  }

  private static String lastSegment(HttpExchange exchange) {
    var path = exchange.getRequestURI().getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), UTF_8);
  }

  private HttpServer server(int wanted) throws IOException {
    var server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
    server.setExecutor(threads);
    servers.add(server);
    return server;
  }

  private static HttpHandler answering(Handler handler) {
    return exchange -> {
      try (exchange) {
        var reply = handler.handle(exchange);
        var bytes = reply.body().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    };
  }

  private record Reply(int status, String body) {}

  private interface Handler {
    Reply handle(HttpExchange exchange) throws IOException, InterruptedException;
  }
}
