package dev.latitude.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Prometheus and Grafana are given, and what is wrong with it.
 *
 * @param rule the PrometheusRule
 * @param dashboards by their file
 * @param runbook the alerts that operators find something about
 */
record Monitoring(JsonNode rule, Map<String, JsonNode> dashboards, Set<String> runbook) {
  private static final Path FOLDER = Project.root().resolve("deploy/monitoring");
  private static final Pattern RECORDED = Pattern.compile("latitude:[a-z_:0-9]+");

  static Monitoring committed() {
    try (var files = Files.list(FOLDER.resolve("dashboards"));
        var lines = Files.lines(Project.root().resolve("docs/operations.md"))) {
      var dashboards = new TreeMap<String, JsonNode>();
      files.forEach(
          file -> dashboards.put(file.getFileName().toString(), Yaml.readAll(file).getFirst()));
      return new Monitoring(
          Yaml.readAll(FOLDER.resolve("rules.yaml")).getFirst(),
          dashboards,
          lines
              .filter(line -> line.startsWith("### Latitude"))
              .map(line -> line.substring("### ".length()))
              .collect(Collectors.toCollection(TreeSet::new)));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  List<String> faults() {
    var faults = new ArrayList<String>();
    alerts().forEach(alert -> faults.addAll(faultsOf(alert)));
    var missing = new TreeSet<>(runbook);
    alerts().forEach(alert -> missing.remove(alert.path("alert").asText()));
    missing.forEach(name -> faults.add(name + ": has an entry, and there is no such alert"));
    faults.addAll(recordedFaults());
    var uids = new TreeSet<String>();
    dashboards.forEach(
        (file, dashboard) -> {
          faults.addAll(faultsOf(file, dashboard));
          expect(uids.add(dashboard.path("uid").asText()), file, "has the uid of another", faults);
        });
    return faults;
  }

  /** Somebody who is woken learns what is wrong, and where it is told what to do. */
  private List<String> faultsOf(JsonNode alert) {
    var faults = new ArrayList<String>();
    var name = alert.path("alert").asText();
    expect(runbook.contains(name), name, "has no entry", faults);
    expect(
        Set.of("page", "ticket").contains(alert.at("/labels/severity").asText()),
        name,
        "wakes nobody in particular",
        faults);
    for (var annotation : List.of("summary", "description")) {
      expect(
          !alert.at("/annotations/" + annotation).asText().isBlank(),
          name,
          "has no " + annotation,
          faults);
    }
    expect(
        alert
            .at("/annotations/runbook_url")
            .asText()
            .equals("docs/operations.md#" + name.toLowerCase(Locale.ROOT)),
        name,
        "does not lead to its entry",
        faults);
    return faults;
  }

  private List<String> recordedFaults() {
    var recorded = new TreeSet<String>();
    var used = new TreeSet<String>();
    rules()
        .forEach(
            each -> {
              if (each.has("record")) {
                recorded.add(each.path("record").asText());
              }
              collect(each.path("expr").asText(), used);
            });
    for (var dashboard : dashboards.values()) {
      dashboard.findValuesAsText("expr").forEach(expression -> collect(expression, used));
    }
    var faults = new ArrayList<String>();
    recorded.stream()
        .filter(name -> !used.contains(name))
        .forEach(name -> faults.add(name + ": is recorded, and nothing asks for it"));
    used.stream()
        .filter(name -> !recorded.contains(name))
        .forEach(name -> faults.add(name + ": is asked for, and not recorded"));
    return faults;
  }

  /** A dashboard shows the environment that was chosen, and no other. */
  private static List<String> faultsOf(String file, JsonNode dashboard) {
    var faults = new ArrayList<String>();
    expect(
        dashboard.path("title").asText().startsWith("Latitude: "),
        file,
        "is named otherwise",
        faults);
    expect(!dashboard.path("panels").isEmpty(), file, "shows nothing", faults);
    for (var panel : dashboard.path("panels")) {
      var name = file + ", " + panel.path("title").asText();
      expect(
          panel.at("/datasource/uid").asText().equals("${datasource}"),
          name,
          "does not ask the chosen source",
          faults);
      for (var target : panel.path("targets")) {
        expect(
            target.path("expr").asText().contains("namespace=\"$namespace\""),
            name,
            "does not ask about the chosen environment",
            faults);
      }
    }
    return faults;
  }

  private static void expect(
      boolean condition, String about, String otherwise, List<String> faults) {
    if (!condition) {
      faults.add(about + ": " + otherwise);
    }
  }

  private static void collect(String expression, Set<String> names) {
    RECORDED.matcher(expression).results().forEach(name -> names.add(name.group()));
  }

  private Stream<JsonNode> rules() {
    return rule.at("/spec/groups")
        .valueStream()
        .flatMap(group -> group.path("rules").valueStream());
  }

  private Stream<JsonNode> alerts() {
    return rules().filter(each -> each.has("alert"));
  }
}
