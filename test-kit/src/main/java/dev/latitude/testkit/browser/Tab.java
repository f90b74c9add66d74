package dev.latitude.testkit.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A page in a browser, talked to by the Chrome DevTools Protocol. */
public final class Tab implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final WebSocket socket;
  private String target = "";
  private @Nullable String session;

  private Tab(URI browser) {
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(browser, new Listener())
            .orTimeout(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)
            .join();
  }

  static Tab open(URI browser) {
    var tab = new Tab(browser);
    tab.target =
        tab.send("Target.createTarget", Map.of("url", "about:blank")).path("targetId").asText();
    tab.session =
        tab.send("Target.attachToTarget", Map.of("targetId", tab.target, "flatten", true))
            .path("sessionId")
            .asText();
    for (var domain : List.of("Page", "Runtime", "Network", "Log")) {
      tab.send(domain + ".enable", Map.of());
    }
    return tab;
  }

  /**
   * Every request of the page carries these from now on, as behind a proxy that signs people in.
   */
  public void headers(Map<String, String> headers) {
    send("Network.setExtraHTTPHeaders", Map.of("headers", headers));
  }

  public void size(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  /** As if the reader had asked for it: {@code light} or {@code dark}. */
  public void colours(String scheme) {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  public void go(URI address) {
    send("Page.navigate", Map.of("url", address.toString()));
    await("document.readyState === 'complete' && location.href !== 'about:blank'");
  }

  /** The value of an expression, waited for if it is a promise. */
  public JsonNode evaluate(String expression) {
    var answer =
        send(
            "Runtime.evaluate",
            Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.path("exceptionDetails").toString());
    }
    return answer.at("/result/value");
  }

  /** Waits until an expression is true. */
  public void await(String expression) {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (!evaluate("Boolean(" + expression + ")").asBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Not within " + LONGEST_WAIT + ": " + expression);
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  /** Errors and exceptions that the page has caused, refused policies among them. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** Addresses that the page has asked. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  /** The whole page as PNG. */
  public byte[] picture() {
    return bytes(
        send("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true)));
  }

  /** The page as it is printed. */
  public byte[] pdf() {
    return bytes(send("Page.printToPDF", Map.of("printBackground", false)));
  }

  private static byte[] bytes(JsonNode answer) {
    return Base64.getDecoder().decode(answer.path("data").asText());
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    answers.put(id, answer);
    ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
    message.set("params", json.valueToTree(parameters));
    if (session != null) {
      message.put("sessionId", session);
    }
    synchronized (socket) {
      socket.sendText(message.toString(), true).join();
    }
    try {
      return answer.get(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    } catch (java.util.concurrent.ExecutionException | TimeoutException failure) {
      throw new AssertionError("The browser did not do " + method, failure);
    }
  }

  private void receive(String text) {
    try {
      var message = json.readTree(text);
      if (message.has("id")) {
        var answer = answers.remove(message.path("id").asInt());
        if (answer != null) {
          answer.complete(message.has("error") ? message : message.path("result"));
        }
      } else {
        hear(message.path("method").asText(), message.path("params"));
      }
    } catch (JsonProcessingException unreadable) {
      complaints.add(text);
    }
  }

  private void hear(String event, JsonNode parameters) {
    switch (event) {
      case "Network.requestWillBeSent" -> requests.add(parameters.at("/request/url").asText());
      case "Runtime.exceptionThrown" -> complaints.add(parameters.toString());
      case "Runtime.consoleAPICalled" -> {
        if (parameters.path("type").asText().equals("error")) {
          complaints.add(parameters.path("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        if (parameters.at("/entry/level").asText().equals("error")) {
          complaints.add(parameters.path("entry").toString());
        }
      }
      default -> {}
    }
  }

  /** With the connections of the page: a browser has only a few to one server. */
  @Override
  public void close() {
    session = null; // it is the browser that closes it
    send("Target.closeTarget", Map.of("targetId", target));
    socket.abort();
    client.shutdownNow();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        receive(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }
  }
}
