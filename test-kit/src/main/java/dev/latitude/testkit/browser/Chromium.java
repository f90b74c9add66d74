package dev.latitude.testkit.browser;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless Chromium of its own, with a profile that goes with it. */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final String LISTENING = "DevTools listening on ";

  private final Process process;
  private final Path profile;
  private final URI address;

  private Chromium(Process process, Path profile, URI address) {
    this.process = process;
    this.profile = profile;
    this.address = address;
  }

  /**
   * The browser of this machine: what {@code LATITUDE_TEST_CHROMIUM} names, or one on the path.
   * When there is none, the reason is left where the run of all checks tells what was skipped.
   *
   * @param check what cannot be checked without it
   */
  public static Optional<Path> find(String check) {
    var given = System.getenv("LATITUDE_TEST_CHROMIUM");
    var found = given != null && !given.isBlank() ? Optional.of(Path.of(given)) : onPath();
    if (found.isEmpty()) {
      note(
          "%s: there is no Chromium on the path; install it (chromium) or name it in LATITUDE_TEST_CHROMIUM"
              .formatted(check));
    }
    return found;
  }

  private static Optional<Path> onPath() {
    var folders = String.valueOf(System.getenv("PATH")).split(java.io.File.pathSeparator);
    return Arrays.stream(folders)
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static void note(String reason) {
    try {
      var file = Path.of("target", "skipped-checks-browser.txt");
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, reason + "\n");
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  public static Chromium start(Path executable) {
    try {
      var profile = Files.createTempDirectory("latitude-chromium");
      var command =
          new ArrayList<>(
              List.of(
                  executable.toString(),
                  "--headless=new",
                  "--remote-debugging-port=0",
                  "--user-data-dir=" + profile,
                  "--disable-gpu",
                  "--disable-dev-shm-usage",
                  "--disable-extensions",
                  "--disable-background-networking",
                  "--no-first-run",
                  "--hide-scrollbars",
                  // the pages are the tests' own; as root, and in containers, there is no sandbox
                  "--no-sandbox",
                  "about:blank"));
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      return new Chromium(process, profile, listening(process));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static URI listening(Process process) throws IOException {
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(LISTENING)) {
        // whatever it says later must be read, or it would stop saying it and wait
        Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
        return URI.create(line.substring(LISTENING.length()).strip());
      }
    }
    throw new IllegalStateException("The browser ended before it could be talked to");
  }

  /** A tab with nothing in it. */
  public Tab newTab() {
    return Tab.open(address);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    delete(profile);
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException stillWriting) {
      // the browser's last helper may still hold a file in the temporary folder; the system clears
      // that
    }
  }
}
