package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.contract.Documents;
import dev.latitude.local.data.DataFolder;
import dev.latitude.local.suite.Replica;
import dev.latitude.local.suite.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What rules and dashboards ask for is there, from the first moment on: a misspelled metric is an
 * alert that never comes.
 */
class TelemetryIT {
  private static final Path MONITORING = Repository.root().resolve("deploy/monitoring");

  private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(?:\\{(.*)})? \\S+$");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
  private static final Pattern MATCHER = Pattern.compile("(\\w+) *(?:=~|!~|!=|=) *\"[^\"]*\"");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on) *\\(([^)]*)\\)");
  private static final Pattern NAME = Pattern.compile("(?<![\\w:])[a-z_][\\w:]*(?![\\w:]|\\s*\\()");

  private static final Set<String> WORDS = Set.of("and", "or", "unless", "by", "on");

  /** What Prometheus and deploy/kubernetes/components/monitoring put on every sample. */
  private static final Set<String> FROM_OUTSIDE =
      Set.of("namespace", "service", "pod", "recurring_job");

  /** Told by others than the services. */
  private static final Pattern OTHERS = Pattern.compile("(latitude:|cnpg_|barman_cloud_).*|up");

  /** The labels of each metric. */
  private static final Map<String, Set<String>> TOLD = new TreeMap<>();

  private static String all = "";

  @BeforeAll
  static void ask() throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      for (var service : Service.values()) {
        var replica = TheSuite.running().replicas(service).getFirst();
        get(http, replica.uri().resolve("/problems"));
        all += metrics(http, replica);
      }
    }
    all.lines()
        .map(SAMPLE::matcher)
        .filter(sample -> sample.matches())
        .forEach(
            sample ->
                LABEL
                    .matcher(String.valueOf(sample.group(2)))
                    .results()
                    .forEach(
                        label ->
                            TOLD.computeIfAbsent(sample.group(1), _ -> new TreeSet<>())
                                .add(label.group(1))));
    all.lines()
        .map(SAMPLE::matcher)
        .filter(sample -> sample.matches())
        .forEach(sample -> TOLD.putIfAbsent(sample.group(1), Set.of()));
  }

  @Test
  void every_metric_that_a_rule_or_a_dashboard_names_is_told_by_a_service() throws IOException {
    var missing = new TreeSet<String>();
    for (var expression : expressions()) {
      for (var name : names(expression)) {
        if (!OTHERS.matcher(name).matches() && !TOLD.containsKey(name)) {
          missing.add(name);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void every_label_that_they_ask_by_is_there() throws IOException {
    for (var expression : expressions()) {
      var names = names(expression);
      if (names.stream().anyMatch(name -> OTHERS.matcher(name).matches())) {
        continue;
      }
      var labels = new TreeSet<>(FROM_OUTSIDE);
      names.forEach(name -> labels.addAll(TOLD.getOrDefault(name, Set.of())));
      assertThat(labels).as(expression).containsAll(labels(expression));
    }
  }

  @Test
  void answers_are_counted_by_the_second_that_the_objective_promises() {
    assertThat(all).contains("http_server_requests_seconds_bucket").contains("le=\"1.0\"");
  }

  @Test
  void a_made_up_metric_is_not_there() {
    assertThat(names("sum by (job) (rate(latitude_jobs_runs_seconds_counts{job=\"x\"}[5m])) > 3"))
        .containsExactly("latitude_jobs_runs_seconds_counts");
    assertThat(TOLD).doesNotContainKey("latitude_jobs_runs_seconds_counts");
    assertThat(labels("sum by (jobb) (x{outcom!=\"y\"})")).containsExactly("jobb", "outcom");
  }

  /** Once it has started; and a refused token is told of on a level that is on for this test. */
  @Test
  void a_log_for_collectors_has_an_object_a_line_that_names_its_trace() throws Exception {
    var suite = TheSuite.running();
    var trace = UUID.randomUUID().toString().replace("-", "");
    try (var http = HttpClient.newHttpClient()) {
      var refused =
          http.send(
              HttpRequest.newBuilder(
                      suite.replicas(Service.PILOT).getFirst().uri().resolve("/api/v1/pilots"))
                  .header("Authorization", "Bearer " + suite.token("robin") + "x")
                  .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-00")
                  .build(),
              BodyHandlers.ofString());
      assertThat(refused.body()).contains("\"traceId\":\"" + trace + "\"");
    }
    var log = new DataFolder(suite.dataFolder()).log(Service.PILOT.serviceName());
    var entries =
        Files.readAllLines(log).stream()
            .dropWhile(line -> !line.startsWith("{"))
            .filter(line -> !line.isEmpty() && !line.startsWith("WARNING: ")) // the JVM warns
            .map(TelemetryIT::object)
            .toList();
    assertThat(entries)
        .allSatisfy(
            entry ->
                assertThat(entry.properties())
                    .extracting(Map.Entry::getKey)
                    .contains("timestamp", "level", "loggerName", "message"))
        .anySatisfy(entry -> assertThat(entry.path("message").asText()).contains("Listening on"))
        .anySatisfy(entry -> assertThat(entry.at("/mdc/traceId").asText()).isEqualTo(trace));
  }

  private static JsonNode object(String line) {
    try {
      return new ObjectMapper().readTree(line);
    } catch (IOException notJson) {
      throw new AssertionError(line, notJson);
    }
  }

  private static Set<String> names(String expression) {
    var plain =
        GROUPING
            .matcher(expression.replaceAll("\\{[^}]*}", "").replaceAll("\\[[^\\]]*]", ""))
            .replaceAll("");
    var names = new TreeSet<String>();
    NAME.matcher(plain).results().forEach(name -> names.add(name.group()));
    names.removeAll(WORDS);
    return names;
  }

  private static Set<String> labels(String expression) {
    var labels = new TreeSet<String>();
    MATCHER.matcher(expression).results().forEach(label -> labels.add(label.group(1)));
    GROUPING
        .matcher(expression)
        .results()
        .forEach(list -> labels.addAll(List.of(list.group(1).split(" *, *"))));
    return labels;
  }

  private static List<String> expressions() throws IOException {
    var expressions = new ArrayList<String>();
    try (var files = Files.walk(MONITORING)) {
      for (var file : files.filter(TelemetryIT::isRuleOrDashboard).toList()) {
        JsonNode content = Documents.read(file);
        expressions.addAll(content.findValuesAsText("expr"));
      }
    }
    assertThat(expressions).hasSizeGreaterThan(50);
    return expressions;
  }

  private static boolean isRuleOrDashboard(Path file) {
    return file.endsWith("rules.yaml") || file.toString().endsWith(".json");
  }

  private static String metrics(HttpClient http, Replica replica) throws Exception {
    return get(http, replica.managementUri().resolve("/q/metrics"));
  }

  private static String get(HttpClient http, URI uri) throws Exception {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }
}
