package dev.latitude.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules and dashboards say what they must. That each metric they name is really there, the system
 * tests see.
 */
class MonitoringTest {
  private static final Path FOLDER = Project.root().resolve("deploy/monitoring");
  private static final Pattern RECORDED = Pattern.compile("latitude:[a-z_:0-9]+");

  @TempDir Path folder;

  @Test
  void every_alert_says_what_is_wrong_and_where_it_is_told_what_to_do() throws IOException {
    var headings =
        Files.readString(Project.root().resolve("docs/operations.md"))
            .lines()
            .filter(line -> line.startsWith("### Latitude"))
            .map(line -> line.substring(4))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(alerts().map(alert -> alert.get("alert").asText()))
        .as("each alert has its entry, and each entry its alert")
        .containsExactlyInAnyOrderElementsOf(headings);
    alerts()
        .forEach(
            alert -> {
              var name = alert.get("alert").asText();
              assertThat(alert.at("/labels/severity").asText()).as(name).isIn("page", "ticket");
              assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
              assertThat(alert.at("/annotations/description").asText()).as(name).isNotBlank();
              assertThat(alert.at("/annotations/runbook_url").asText())
                  .isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
            });
  }

  @Test
  void what_is_recorded_is_used_and_what_is_used_is_recorded() throws IOException {
    var recorded = new TreeSet<String>();
    var used = new TreeSet<String>();
    for (var rule : rules().toList()) {
      if (rule.has("record")) {
        recorded.add(rule.get("record").asText());
      }
      collect(rule.get("expr").asText(), used);
    }
    for (var dashboard : dashboards()) {
      dashboard.findValuesAsText("expr").forEach(expression -> collect(expression, used));
    }
    assertThat(used).isEqualTo(recorded);
  }

  @Test
  void every_dashboard_asks_the_environment_that_was_chosen() throws IOException {
    assertThat(dashboards()).extracting(d -> d.path("uid").asText()).doesNotHaveDuplicates();
    for (var dashboard : dashboards()) {
      assertThat(dashboard.path("title").asText()).startsWith("Latitude: ");
      assertThat(dashboard.path("panels")).isNotEmpty();
      for (var panel : dashboard.path("panels")) {
        assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
        for (var target : panel.path("targets")) {
          assertThat(target.path("expr").asText()).contains("namespace=\"$namespace\"");
        }
      }
    }
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
            Yaml.MAPPER.createObjectNode().set("groups", rule().at("/spec/groups"))));
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

  private static void collect(String expression, Set<String> names) {
    RECORDED.matcher(expression).results().forEach(name -> names.add(name.group()));
  }

  private static JsonNode rule() {
    return Yaml.readAll(FOLDER.resolve("rules.yaml")).getFirst();
  }

  private static Stream<JsonNode> rules() {
    return rule()
        .at("/spec/groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream());
  }

  private static Stream<JsonNode> alerts() {
    return rules().filter(rule -> rule.has("alert"));
  }

  private static List<JsonNode> dashboards() throws IOException {
    try (var files = Files.list(FOLDER.resolve("dashboards"))) {
      return files.sorted().<JsonNode>map(file -> Yaml.readAll(file).getFirst()).toList();
    }
  }
}
