package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.demo.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How {@code ./latitude verify} ended, and what it said. */
record Verified(int exit, String said) {

  /** Of the evidence pack that somebody downloads, byte by byte. */
  static Verified of(Person person, URI evidence) throws IOException, InterruptedException {
    var file = Files.createTempFile("latitude-evidence-", ".json");
    try (var http = HttpClient.newHttpClient()) {
      var answer =
          http.send(
              HttpRequest.newBuilder(evidence)
                  .header("Authorization", "Bearer " + person.token())
                  .build(),
              HttpResponse.BodyHandlers.ofFile(file));
      assertThat(answer.statusCode()).isEqualTo(200);
      return of(file);
    } finally {
      Files.delete(file);
    }
  }

  static Verified of(Path evidence) throws IOException, InterruptedException {
    var output = Files.createTempFile("latitude-verify-", ".out");
    try {
      var launcher =
          new ProcessBuilder("./latitude", "verify", evidence.toString())
              .directory(Repository.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(launcher.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Verified(launcher.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }
}
