package dev.latitude.testkit.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Follows one stream; what comes waits here until it is asked for. */
public final class EventReader implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  private EventReader(URI address, Map<String, String> headers) {
    var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
    headers.forEach(request::header);
    try {
      response = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    Thread.ofVirtual().start(this::read);
  }

  public static EventReader open(URI address, Map<String, String> headers) {
    return new EventReader(address, headers);
  }

  /**
   * A block of the stream.
   *
   * @param name of the event; {@code comment} for one that is only a comment, {@code end} when the
   *     stream has ended
   */
  public record Message(String id, String name, String data) {}

  public int status() {
    return response.statusCode();
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The next message that is no comment. */
  public Message next() {
    while (true) {
      var message = take();
      if (!message.name().equals("comment")) {
        return message;
      }
    }
  }

  /** The next message, a comment too. */
  public Message take() {
    try {
      var message = messages.poll(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("Nothing came within " + LONGEST_WAIT);
      }
      return message;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void read() {
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      var block = new StringBuilder();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isEmpty()) {
          block.append(line).append('\n');
        } else if (!block.isEmpty()) {
          messages.add(message(block.toString()));
          block.setLength(0);
        }
      }
      messages.add(new Message("", "end", block.toString()));
    } catch (IOException cutOff) {
      messages.add(new Message("", "end", String.valueOf(cutOff.getMessage())));
    }
  }

  private static Message message(String block) {
    var id = "";
    var name = "comment";
    var data = new StringBuilder();
    for (var line : block.lines().toList()) {
      var at = line.indexOf(':');
      var field = at < 0 ? line : line.substring(0, at);
      var value = at < 0 ? "" : line.substring(at + 1).strip();
      switch (field) {
        case "id" -> id = value;
        case "event" -> name = value;
        case "data" -> data.append(value);
        default -> {}
      }
    }
    return new Message(id, name, data.toString());
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
