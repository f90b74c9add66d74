package dev.latitude.local.console;

import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Starts everything, says where it is, and stops it all on Ctrl-C or when a part of it dies. */
final class RunCommand {

  private final Console console;
  private final Path repository;
  private final AtomicReference<End> end = new AtomicReference<>(End.NONE);

  /** What ended the suite first. */
  private enum End {
    NONE,
    ASKED,
    FAILED
  }

  RunCommand(Console console, Path repository) {
    this.console = console;
    this.repository = repository;
  }

  int run(List<String> arguments) {
    var suite = Suite.open(options(arguments));
    // The JVM runs this on SIGINT, SIGTERM and SIGHUP, and when it exits by itself.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(suite)));
    try {
      suite.start();
      welcome(suite);
      throw suite.failure().join();
    } catch (RuntimeException e) {
      if (!end.compareAndSet(End.NONE, End.FAILED)) {
        // What failed here is a consequence of the stopping.
        return 0;
      }
      suite.close();
      throw e;
    }
  }

  private SuiteOptions options(List<String> arguments) {
    var parsed = Arguments.parse(arguments, Set.of("--port", "--data"), Set.of("--ephemeral"));
    if (!parsed.words().isEmpty()) {
      throw new UsageException("run does not know \"%s\".".formatted(parsed.words().getFirst()));
    }
    var ephemeral = parsed.flags().contains("--ephemeral");
    if (ephemeral && parsed.option("--data").isPresent()) {
      throw new UsageException("--ephemeral and --data exclude each other.");
    }
    var data = parsed.option("--data").map(Path::of).orElse(repository.resolve(".latitude"));
    var options =
        SuiteOptions.ephemeral(repository)
            .withPort(parsed.number("--port", 0, 65_535, 8080))
            .withRecordedClasses()
            .withProgress(line -> console.say("  " + line));
    return ephemeral ? options : options.withData(data);
  }

  private void stop(Suite suite) {
    if (!end.compareAndSet(End.NONE, End.ASKED)) {
      suite.close();
      return;
    }
    console.say("Stopping");
    suite.close();
    console.say("Latitude has stopped");
    // Being asked to stop is no failure; by itself the JVM would answer 130 or 143.
    Runtime.getRuntime().halt(0);
  }

  /** Said in one piece: "Stopping" cannot come into the middle of it. */
  private void welcome(Suite suite) {
    console.say(
        """
        Latitude is ready at %1$s

          Open it in a browser, or in another terminal:
            TOKEN=$(./latitude token maria%2$s)
            curl -H "Authorization: Bearer $TOKEN" %1$s/api/v1/proposals
          Logs are in %3$s
          Ctrl-C stops everything"""
            .formatted(
                suite.gatewayUri(),
                dataOption(suite.dataFolder()),
                suite.dataFolder().resolve("logs")));
  }

  private String dataOption(Path data) {
    return data.equals(repository.resolve(".latitude").toAbsolutePath().normalize())
        ? ""
        : " --data \"" + data + "\"";
  }
}
