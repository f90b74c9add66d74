package dev.latitude.testkit;

import dev.latitude.contract.Composition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

/** The committed contract of a service against the one the running service serves. */
public final class Contract {
  private static final String REFRESH = "latitude.contract.refresh";

  private Contract() {}

  /**
   * Fails when they differ, and says how to refresh the committed one; with that option it writes
   * it instead, and composes that of Latitude again.
   */
  public static void assertCurrent(URI served, String committedFile) throws InterruptedException {
    var folder = Path.of("..", "openapi");
    var committed = folder.resolve(committedFile);
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(served).header("Accept", "application/yaml").build();
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            served + " answers " + answer.statusCode() + " instead of the contract");
      }
      var now = answer.body();
      if (Boolean.getBoolean(REFRESH)) {
        Files.writeString(committed, now);
        Composition.refresh(folder);
      } else if (!Files.exists(committed) || !Files.readString(committed).equals(now)) {
        throw new AssertionError(
            "openapi/%s is not what the service serves. If the change is meant, refresh it with: mvn verify -D%s=true"
                .formatted(committedFile, REFRESH));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
