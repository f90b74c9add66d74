package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How {@code ./latitude verify} ended, and what it said. */
record Verified(int exit, String said) {

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
