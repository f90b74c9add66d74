package dev.latitude.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * A server that is told what happens, and that keeps the first test event waiting for its answer.
 */
final class WebhookReceiver implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final List<Got> tests = new CopyOnWriteArrayList<>();
  private final CountDownLatch answering = new CountDownLatch(1);
  private final HttpServer server;

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
  }

  /** Test events in the order they came in. */
  List<Got> tests() {
    return tests;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var event = json.readTree(exchange.getRequestBody());
      if (event.path("type").asText().equals("webhook-endpoint.tested")) {
        tests.add(new Got(exchange.getRequestHeaders().getFirst("webhook-id"), event));
        if (tests.size() == 1) {
          answering.await();
        }
      }
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** From now on everything is answered. */
  void answer() {
    answering.countDown();
  }

  @Override
  public void close() {
    answer();
    server.stop(0);
  }

  record Got(String id, JsonNode event) {
    long revision() {
      return event.path("revision").asLong();
    }
  }
}
