package dev.latitude.deploy;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The kubectl of this machine, which renders without a cluster. */
final class Kubectl {
  private final Path program;

  private Kubectl(Path program) {
    this.program = program;
  }

  /** Where there is none, the test is skipped, and the run of all checks tells it. */
  static Kubectl onThisMachine() {
    return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
        .map(part -> Path.of(part, "kubectl"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Kubectl::new)
        .orElseGet(
            () -> {
              Skipped.note("rendering", "That kubectl renders the same: there is no kubectl here");
              return abort("there is no kubectl");
            });
  }

  String kustomize(Path folder) {
    try {
      var process = new ProcessBuilder(program.toString(), "kustomize", folder.toString()).start();
      try (var output = process.getInputStream();
          var errors = process.getErrorStream()) {
        var rendered = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        var complaints = new String(errors.readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
          throw new AssertionError(complaints);
        }
        return rendered;
      }
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
