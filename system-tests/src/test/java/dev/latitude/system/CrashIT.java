package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.data.DataFolder;
import dev.latitude.local.data.StateFile;
import dev.latitude.local.demo.Api;
import dev.latitude.local.demo.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of each process in turn, then the same command again: nothing that was answered
 * is lost.
 */
class CrashIT {
  private static final Pattern READY = Pattern.compile("Latitude is ready at (\\S+)");
  private static final int AT_ONCE = 20;

  @TempDir Path folder;

  private final List<String> answered = new ArrayList<>();

  @Test
  void nothing_that_was_answered_is_lost_when_a_process_is_killed() throws Exception {
    var victims =
        List.of("launcher", "PostgreSQL", "proposal-service", "pilot-service", "agreement-service");
    for (var victim : victims) {
      try (var suite = Running.start(folder)) {
        assertAllThere(suite);
        for (int i = 0; i < AT_ONCE; i++) {
          write(suite, victim.toLowerCase(Locale.ROOT) + "-" + i);
        }
        suite.killHard(victim);
        if (!victim.equals("launcher")) {
          assertThat(suite.process.waitFor(120, TimeUnit.SECONDS))
              .as("the suite ends when a part of it dies")
              .isTrue();
          assertThat(suite.process.exitValue()).isEqualTo(1);
          assertThat(Files.readString(suite.log))
              .containsPattern("latitude: .*" + victim + ".*\\.log");
        }
      }
    }
    try (var suite = Running.start(folder)) {
      assertAllThere(suite);
      assertThat(answered).hasSize(AT_ONCE * victims.size());
      assertArchivedClassesAreUsed();
      suite.process.destroy();
      assertThat(suite.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(suite.process.exitValue()).isZero();
      assertThat(StateFile.of(new DataFolder(folder)).read().members())
          .as("nothing is left behind")
          .isEmpty();
    }
  }

  private void write(Running suite, String slug) {
    var answer =
        suite.api.post(
            suite.hr,
            "/api/v1/decision-types",
            "{\"slug\": \"%s\", \"title\": \"Kept\", \"dimension\": \"TIMING\", \"usualRisk\": \"LOW\", \"ceiling\": \"AGREE\"}"
                .formatted(slug));
    assertThat(answer.status()).isEqualTo(201);
    answered.add(slug);
  }

  private void assertAllThere(Running suite) {
    var there =
        suite
            .api
            .get(suite.hr, "/api/v1/decision-types?limit=200")
            .body()
            .path("items")
            .findValuesAsText("slug");
    assertThat(there).containsExactlyInAnyOrderElementsOf(answered);
  }

  /** Recorded by the first of these runs that stopped its services in order. */
  private void assertArchivedClassesAreUsed() throws IOException {
    for (var service : List.of("proposal-service", "pilot-service", "agreement-service")) {
      var process = Running.member(folder, service);
      assertThat(process.info().arguments().orElseThrow())
          .as(service)
          .anyMatch(argument -> argument.startsWith("-XX:SharedArchiveFile="));
      assertThat(Files.readString(new DataFolder(folder).log(service))).doesNotContain("][cds");
    }
  }

  /** The command as a user runs it, as a process of its own. */
  private record Running(Path folder, Process process, Path log, Api api, Person hr)
      implements AutoCloseable {
    static Running start(Path folder) throws IOException, InterruptedException {
      var log = Files.createTempFile("latitude", ".log");
      var process = command(log, "run", "--port", "0", "--data", folder.toString()).start();
      var url =
          Eventually.within(
              120,
              () -> {
                var ready = READY.matcher(read(log));
                return ready.find() ? ready.group(1) : "";
              },
              found -> !found.isEmpty() || !process.isAlive());
      assertThat(url).as("%s", read(log)).isNotEmpty();
      var token = Files.createTempFile("latitude", ".token");
      assertThat(
              command(token, "token", "hanna", "--roles", "hr", "--data", folder.toString())
                  .start()
                  .waitFor())
          .isZero();
      return new Running(
          folder,
          process,
          log,
          new Api(URI.create(url), ContractCheck::check),
          new Person("hanna", Files.readString(token).strip()));
    }

    private static ProcessBuilder command(Path output, String... arguments) {
      var root = Repository.root();
      var command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Dlatitude.repository=" + root,
                  "-jar",
                  root.resolve("local/target/local-launcher.jar").toString()));
      command.addAll(List.of(arguments));
      return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    }

    private static String read(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    void killHard(String victim) {
      var handle = victim.equals("launcher") ? process.toHandle() : member(folder, victim);
      assertThat(handle.destroyForcibly()).isTrue();
      handle.onExit().join();
    }

    static ProcessHandle member(Path folder, String name) {
      return StateFile.of(new DataFolder(folder)).read().members().stream()
          .filter(member -> member.name().equals(name))
          .findFirst()
          .orElseThrow(() -> new AssertionError("No " + name + " in the state file"))
          .process()
          .orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
      api.close();
      process.destroy();
      process.waitFor(60, TimeUnit.SECONDS);
    }
  }
}
