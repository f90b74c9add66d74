package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The tour in the README, word by word, in the shell. Only the address and the data folder are
 * other ones.
 */
class ReadmeIT {
  private static final Pattern SHELL = Pattern.compile("```sh\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  @Test
  void the_tour_ends_with_robin_owning_the_decision() throws Exception {
    var readme = Files.readString(Repository.root().resolve("README.md"));
    var data = folder.resolve("data");
    try (var suite = Suite.start(SuiteOptions.ephemeral(Repository.root()).withData(data))) {
      var tour =
          SHELL
              .matcher(readme)
              .results()
              .map(block -> block.group(1))
              .collect(Collectors.joining("\n"))
              .replace("http://localhost:8080", suite.gatewayUri().toString())
              .replace("evidence.json", folder.resolve("evidence.json").toString())
              .replace("./latitude token \"$@\"", "./latitude token --data '" + data + "' \"$@\"");
      assertThat(tour).contains("decision-rights/check", "--data");
      var script = Files.writeString(folder.resolve("tour.sh"), "set -eu\n" + tour);
      var output = folder.resolve("tour.out");
      var shell =
          new ProcessBuilder("sh", script.toString())
              .directory(Repository.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      assertThat(shell.waitFor(120, TimeUnit.SECONDS)).isTrue();
      var said = Files.readString(output);
      assertThat(shell.exitValue()).as(said).isZero();
      assertThat(said.substring(said.lastIndexOf("{\"person\"")))
          .contains("\"answer\":\"OWN\"", "\"kind\":\"AGREEMENT\"");
    }
  }
}
