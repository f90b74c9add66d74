package dev.latitude.testkit.node;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The npm of this machine, in a folder with a lock file. Where there is none, or nothing can be
 * installed, the test that asks for it is skipped, and the run of all checks tells why.
 */
public final class Npm {
  private static final int OLDEST_NODE = 20;

  private final Path folder;
  private final String check;

  private Npm(Path folder, String check) {
    this.folder = folder;
    this.check = check;
  }

  /**
   * With what the lock file names installed.
   *
   * @param check what cannot be checked without it
   */
  public static Npm in(Path folder, String check) {
    var npm = new Npm(folder, check);
    npm.requireNode();
    npm.install();
    return npm;
  }

  /** What the script said; fails with it when the script did. */
  public String run(String script, Map<String, String> environment) {
    var ran = execute(environment, "npm", "run", "--silent", script);
    if (ran.code() != 0) {
      throw new AssertionError("npm run " + script + " failed:\n" + ran.output());
    }
    return ran.output();
  }

  /** What a script said that has to refuse what it is given; fails when it did not. */
  public String refusal(String script) {
    var ran = execute(Map.of(), "npm", "run", "--silent", script);
    if (ran.code() == 0) {
      throw new AssertionError("npm run " + script + " refused nothing:\n" + ran.output());
    }
    return ran.output();
  }

  private void requireNode() {
    if (!isOnPath("npm") || !isOnPath("node")) {
      skip("there is no Node on the path; install Node " + OLDEST_NODE + " or later");
    }
    var version = execute(Map.of(), "node", "--version").output().strip();
    if (Integer.parseInt(version.replaceFirst("^v(\\d+).*", "$1")) < OLDEST_NODE) {
      skip("Node " + version + " is too old; install Node " + OLDEST_NODE + " or later");
    }
  }

  /** A lock file that does not fit is an error; a registry out of reach is none of the project. */
  private void install() {
    var installed = folder.resolve("node_modules").resolve(".package-lock.json");
    if (Files.exists(installed)
        && modified(installed).compareTo(modified(folder.resolve("package-lock.json"))) >= 0) {
      return;
    }
    var ran = execute(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    if (ran.code() != 0 && ran.output().contains("EUSAGE")) {
      throw new AssertionError("The lock file does not fit:\n" + ran.output());
    } else if (ran.code() != 0) {
      skip(
          "the packages cannot be installed (" + ran.output().lines().findFirst().orElse("") + ")");
    }
  }

  private Ran execute(Map<String, String> environment, String... command) {
    try {
      var output = Files.createTempFile("latitude-npm", ".out");
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      var process = builder.start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError(String.join(" ", command) + " does not come to an end");
      }
      var said = Files.readString(output);
      Files.delete(output);
      return new Ran(process.exitValue(), said);
    } catch (IOException unusable) {
      throw new UncheckedIOException(unusable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void skip(String reason) {
    var name = check.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    var note = Path.of("target", "skipped-checks-" + name + ".txt");
    try {
      Files.createDirectories(note.toAbsolutePath().getParent());
      Files.writeString(note, check + ": " + reason + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    abort(reason);
  }

  private static boolean isOnPath(String program) {
    return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
        .anyMatch(part -> Files.isExecutable(Path.of(part, program)));
  }

  private static FileTime modified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private record Ran(int code, String output) {}
}
