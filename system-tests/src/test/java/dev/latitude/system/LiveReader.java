package dev.latitude.system;

import dev.latitude.local.demo.Person;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Follows a pilot by streaming HTTP, as a front end does. */
final class LiveReader implements AutoCloseable {
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

  /** An event of the stream; its name is {@code end} when there is nothing more. */
  record Message(String id, String name) {}

  LiveReader(URI server, Person person, String pilot, String lastEventId) {
    var request =
        HttpRequest.newBuilder(server.resolve("/api/v1/live/pilots/" + pilot))
            .header("Authorization", "Bearer " + person.token())
            .header("Accept", "text/event-stream");
    if (!lastEventId.isEmpty()) {
      request.header("Last-Event-ID", lastEventId);
    }
    // what goes wrong here shows as a message that does not come
    var _ =
        client
            .sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream())
            .thenAcceptAsync(this::read, command -> Thread.ofVirtual().start(command));
  }

  private void read(HttpResponse<InputStream> response) {
    try (var lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      var id = "";
      var name = "";
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          name = line.substring(6).strip();
        } else if (line.isEmpty() && !name.isEmpty()) {
          messages.add(new Message(id, name));
          name = "";
        }
      }
      messages.add(new Message("", "end"));
    } catch (IOException cutOff) {
      messages.add(new Message("", "end"));
    }
  }

  Message next() {
    try {
      var message = messages.poll(20, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("Nothing came within 20 s");
      }
      return message;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
