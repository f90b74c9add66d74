package dev.latitude.local.console;

import dev.latitude.local.data.DataFolder;
import dev.latitude.local.data.FolderLock;
import dev.latitude.local.data.StateFile;
import dev.latitude.local.demo.Answer;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Cast;
import dev.latitude.local.demo.Narrator;
import dev.latitude.local.demo.Scenario;
import dev.latitude.local.demo.UnexpectedAnswer;
import dev.latitude.local.identity.KeyFile;
import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the story of the weekly client report, each step in a line with the call behind it. */
final class DemoCommand {
  private static final Duration PROMPTLY = Duration.ofSeconds(1);

  private final Console console;
  private final Path repository;

  DemoCommand(Console console, Path repository) {
    this.console = console;
    this.repository = repository;
  }

  /**
   * On the suite that runs on the data folder; when none does, on one of its own that leaves
   * nothing behind.
   */
  int run(List<String> arguments) {
    var parsed = Arguments.parse(arguments, Set.of("--data"), Set.of());
    if (!parsed.words().isEmpty()) {
      throw new UsageException("demo does not know \"%s\".".formatted(parsed.words().getFirst()));
    }
    var data =
        parsed
            .option("--data")
            .map(Path::of)
            .orElse(repository.resolve(".latitude"))
            .toAbsolutePath()
            .normalize();
    var running = running(data);
    if (running.isPresent()) {
      var identity = new KeyFile(data.resolve("identity")).open(Clock.systemUTC());
      console.say("Telling the story at " + running.get());
      return tell(
          running.get(),
          (person, roles) -> identity.token(person, List.of(roles), Duration.ofHours(1)));
    }
    console.say(
        "Latitude is not running, so a suite is started for the story and removed afterwards");
    try (var suite =
        Suite.open(
            SuiteOptions.ephemeral(repository).withProgress(line -> console.say("  " + line)))) {
      // Ctrl-C must not leave processes behind.
      Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
      suite.start();
      return tell(suite.gatewayUri(), suite::token);
    }
  }

  private static Optional<URI> running(Path data) {
    if (!Files.isDirectory(data)) {
      return Optional.empty();
    }
    var folder = new DataFolder(data);
    var free = FolderLock.tryTake(folder);
    free.ifPresent(FolderLock::close);
    return free.isPresent()
        ? Optional.empty()
        : StateFile.of(folder).read().launcher().map(launcher -> URI.create(launcher.url()));
  }

  private int tell(URI gateway, Cast.Tokens tokens) {
    try (var api = new Api(gateway)) {
      return tell(api, tokens);
    }
  }

  private int tell(Api api, Cast.Tokens tokens) {
    var narrator = new Lines();
    try {
      new Scenario(api, Cast.of(tokens), narrator, Clock.systemUTC(), PROMPTLY).goodEnding();
      new Scenario(api, Cast.of(tokens), narrator, Clock.systemUTC(), PROMPTLY).badEnding();
      console.say("");
      console.say("Every answer was what it must be.");
      return 0;
    } catch (UnexpectedAnswer unexpected) {
      console.complain(String.valueOf(unexpected.getMessage()));
      return 1;
    }
  }

  private final class Lines implements Narrator {
    @Override
    public void chapter(String title) {
      console.say("");
      console.say(title);
    }

    @Override
    public void step(String what, Answer behind) {
      console.say("  %s%n      %s → %d".formatted(what, behind.request(), behind.status()));
    }
  }
}
