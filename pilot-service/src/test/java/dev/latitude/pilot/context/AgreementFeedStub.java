package dev.latitude.pilot.context;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.latitude.testkit.TestIdentity;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Stands in for agreement-service: its feed says what tests put below {@code /events}. */
public class AgreementFeedStub implements QuarkusTestResourceLifecycleManager {
  private final List<String> events = new ArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpServer server = onAnyPort();

  @Override
  public Map<String, String> start() {
    server.createContext("/events", this::keep);
    server.createContext("/api/v1/agreement-events", this::tell);
    server.setExecutor(threads);
    server.start();
    try {
      var token = Files.createTempFile("service-token", ".jwt");
      token.toFile().deleteOnExit();
      Files.writeString(token, TestIdentity.token("pilot-service", "service"));
      return Map.of(
          "latitude.agreement-service.url",
          "http://localhost:" + server.getAddress().getPort(),
          "latitude.service-token.file",
          token.toString());
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  @Override
  public void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void keep(HttpExchange exchange) throws IOException {
    var event = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    synchronized (events) {
      events.add(event.replace("@sequence", sequence(events.size() + 1)));
      events.notifyAll();
    }
    answer(exchange, "");
  }

  private void tell(HttpExchange exchange) throws IOException {
    var query = exchange.getRequestURI().getQuery();
    int after = Integer.parseInt("0" + parameter(query, "after"));
    int limit = Integer.parseInt(parameter(query, "limit"));
    long deadline =
        System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(parameter(query, "wait")));
    String page;
    synchronized (events) {
      awaitMoreThan(after, deadline);
      int to = Math.max(after, Math.min(events.size(), after + limit));
      page =
          "{\"items\": [%s], \"next\": \"%s\"}"
              .formatted(String.join(",", events.subList(Math.min(after, to), to)), sequence(to));
    }
    answer(exchange, page);
  }

  @SuppressWarnings("GuardedBy") // the caller holds it
  private void awaitMoreThan(int after, long deadline) {
    try {
      while (events.size() <= after && System.nanoTime() < deadline) {
        events.wait(100);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private static String sequence(int number) {
    return "%020d".formatted(number);
  }

  private static String parameter(String query, String name) {
    for (var pair : query.split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    return "";
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  private static HttpServer onAnyPort() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException noPort) {
      throw new IllegalStateException(noPort);
    }
  }
}
