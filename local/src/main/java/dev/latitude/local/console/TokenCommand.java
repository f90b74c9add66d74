package dev.latitude.local.console;

import dev.latitude.local.failure.StartFailure;
import dev.latitude.local.identity.KeyFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Prints a token for a person, and nothing else, so that a script can use it. */
final class TokenCommand {

  private static final int WORKING_DAY = 8;
  private static final int YEAR = 24 * 366;

  private final Console console;
  private final Path repository;

  TokenCommand(Console console, Path repository) {
    this.console = console;
    this.repository = repository;
  }

  int run(List<String> arguments) {
    var parsed = Arguments.parse(arguments, Set.of("--roles", "--hours", "--data"), Set.of());
    if (parsed.words().size() != 1 || parsed.words().getFirst().isBlank()) {
      throw new UsageException("token wants one person, for example: token maria --roles hr.");
    }
    var data = parsed.option("--data").map(Path::of).orElse(repository.resolve(".latitude"));
    var hours = parsed.number("--hours", 1, YEAR, WORKING_DAY);
    console.say(
        keys(data)
            .open(Clock.systemUTC())
            .token(
                parsed.words().getFirst(),
                roles(parsed.option("--roles").orElse("")),
                Duration.ofHours(hours)));
    return 0;
  }

  /** A key made here could be one that no suite will ever use, so none is made. */
  private static KeyFile keys(Path data) {
    var keys = new KeyFile(data.toAbsolutePath().normalize().resolve("identity"));
    if (Files.exists(keys.folder()) && !Files.isReadable(keys.folder())) {
      throw new StartFailure(
          "The key in %s is not yours to read: run as the user who started Latitude."
              .formatted(keys.folder()));
    }
    if (!keys.exists()) {
      throw new StartFailure(
          "There is no key in %s: start Latitude there once (./latitude run), or name its data folder with --data DIR."
              .formatted(data.toAbsolutePath().normalize()));
    }
    return keys;
  }

  private static List<String> roles(String text) {
    return Stream.of(text.split(",", -1))
        .map(String::strip)
        .filter(role -> !role.isEmpty())
        .toList();
  }
}
