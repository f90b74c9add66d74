package dev.latitude.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules and dashboards say what they must. That each metric they name is really there, the system
 * tests see.
 */
class MonitoringTest {
  private static final Path FOLDER = Project.root().resolve("deploy/monitoring");

  @TempDir Path folder;

  @Test
  void every_alert_and_dashboard_says_what_it_must() {
    assertThat(Monitoring.committed().faults()).isEmpty();
  }

  @Test
  void every_dashboard_is_delivered() throws IOException {
    var delivered =
        Kustomization.render(FOLDER).stream()
            .filter(object -> Manifests.name(object).equals("latitude-dashboards"))
            .flatMap(object -> object.path("data").properties().stream())
            .map(entry -> entry.getKey());
    try (var files = Files.list(FOLDER.resolve("dashboards"))) {
      assertThat(delivered)
          .containsExactlyInAnyOrderElementsOf(
              files.map(file -> file.getFileName().toString()).toList());
    }
  }

  /** {@code deploy/monitoring/rules-test.yaml}, by the tool of Prometheus. */
  @Test
  void the_rules_wake_somebody_when_they_should_and_not_otherwise() throws Exception {
    var promtool = promtool();
    Files.writeString(
        folder.resolve("groups.yaml"),
        Yaml.MAPPER.writeValueAsString(
            Yaml.MAPPER
                .createObjectNode()
                .set("groups", Monitoring.committed().rule().at("/spec/groups"))));
    Files.copy(FOLDER.resolve("rules-test.yaml"), folder.resolve("rules-test.yaml"));
    var output = folder.resolve("output").toFile();
    var process =
        new ProcessBuilder(promtool.toString(), "test", "rules", "rules-test.yaml")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output.toPath())).isZero();
  }

  private static Path promtool() {
    return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
        .map(part -> Path.of(part, "promtool"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseGet(
            () -> {
              Skipped.note("rules", "That alerts fire when they should: there is no promtool here");
              return abort("there is no promtool");
            });
  }
}
