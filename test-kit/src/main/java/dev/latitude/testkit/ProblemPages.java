package dev.latitude.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page that says what each problem means and what to do about it. */
public final class ProblemPages {
  private static final Path PAGE = Path.of("..", "docs", "problems.md");

  private ProblemPages() {}

  /** Fails when a problem that a service can answer with is not explained. */
  public static void assertExplained(String code, int status) {
    try {
      if (!Files.readString(PAGE).contains("| `" + code + "` | " + status + " |")) {
        throw new AssertionError(
            "docs/problems.md does not explain `" + code + "` with status " + status);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
