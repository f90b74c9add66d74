package dev.latitude.agreement.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

/**
 * Somebody else's server that is told what happens. It keeps what it got, and answers as a test
 * wants it to.
 */
final class Receiver implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<Got> all = new CopyOnWriteArrayList<>();
  private volatile ToIntFunction<Got> status = _ -> 204;

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::take);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d/hooks?of=latitude".formatted(server.getAddress().getPort());
  }

  void answers(int always) {
    answers(_ -> always);
  }

  void answers(ToIntFunction<Got> one) {
    status = one;
  }

  List<Got> got() {
    return all;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new HashMap<String, List<String>>();
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
      var body = exchange.getRequestBody().readAllBytes();
      var got =
          new Got(
              exchange.getRequestMethod() + " " + exchange.getRequestURI(),
              headers,
              new String(body, UTF_8),
              JSON.readTree(body));
      all.add(got);
      exchange.sendResponseHeaders(status.applyAsInt(got), -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** One request. */
  record Got(String line, Map<String, List<String>> headers, String body, JsonNode event) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).getFirst();
    }

    String id() {
      return header("webhook-id");
    }

    String subject() {
      return event.path("subject").asText();
    }

    long revision() {
      return event.path("revision").asLong();
    }

    String type() {
      return event.path("type").asText();
    }

    /** As a receiver does it, with a library that knows nothing of Latitude. */
    boolean isSignedWith(String secret) {
      try {
        new Webhook(secret).verify(body, headers);
        return true;
      } catch (WebhookVerificationException forged) {
        return false;
      } catch (Exception unusable) {
        throw new IllegalStateException(unusable);
      }
    }
  }
}
