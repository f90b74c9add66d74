package dev.latitude.system.hr;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Keeps the copy of {@link HrCopy} by webhooks, with a library that verifies them:
 *
 * <pre>
 * java -cp standardwebhooks.jar HrListener.java http://localhost:8080 token.txt copy 8099 secret.txt
 * </pre>
 *
 * <p>A webhook is answered when what it is about is stored. If this is killed before, it comes
 * again; what comes twice, or late, is recognised by its revision. At its start, and once an hour,
 * the feed brings what no webhook has brought.
 */
public final class HrListener {
  private static final int STORED = 204;
  private static final int FORGED = 401;
  private static final int COME_AGAIN = 503;
  private static final long HOUR = 3_600_000;

  private final HrCopy copy;
  private final Webhook webhook;

  private HrListener(HrCopy copy, Webhook webhook) {
    this.copy = copy;
    this.webhook = webhook;
  }

  public static void main(String[] arguments) throws Exception {
    var copy = new HrCopy(URI.create(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2]));
    var secret = Files.readString(Path.of(arguments[4])).strip();
    var listener = new HrListener(copy, new Webhook(secret));
    var address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[3]));
    var server = HttpServer.create(address, 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", listener::take);
    server.start();
    while (true) {
      listener.catchUp();
      Thread.sleep(HOUR);
    }
  }

  private synchronized void catchUp() throws IOException, InterruptedException {
    copy.catchUp();
    System.out.println("Up to date, and listening");
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers =
          exchange.getRequestHeaders().entrySet().stream()
              .collect(
                  Collectors.toMap(
                      header -> header.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      exchange.sendResponseHeaders(answer(headers, body), -1);
    }
  }

  private int answer(Map<String, List<String>> headers, String body) {
    try {
      webhook.verify(body, headers);
    } catch (WebhookVerificationException forged) {
      return FORGED;
    } catch (Exception unusable) { // the library's word for headers that are not there
      return FORGED;
    }
    try {
      store(HrCopy.Json.object(body));
      return STORED;
    } catch (IOException | RuntimeException failure) {
      System.out.println("Not stored: " + failure);
      return COME_AGAIN;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return COME_AGAIN;
    }
  }

  private synchronized void store(Map<String, Object> event)
      throws IOException, InterruptedException {
    if (event.containsKey("changed")) {
      copy.read(List.of(HrCopy.text(event, "subject")), false);
    }
    System.out.println("Webhook " + event.get("type") + " of " + event.get("subject"));
  }
}
