package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** What deploy/compose.yaml says fits what it refers to. No engine is needed for that. */
class ComposeTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path DEPLOY = Repository.root().resolve("deploy");
  private static final List<String> SERVICES =
      List.of("proposal-service", "pilot-service", "agreement-service");
  private static final Pattern LOCATION =
      Pattern.compile(
          "location ~ \\^\\(([^)]+)\\)\\(/\\|\\$\\) \\{\\s+proxy_pass http://([a-z-]+:\\d+);\\s+proxy_read_timeout (\\w+);\\s+}");

  private static final Pattern ANSWER =
      Pattern.compile(
          "location (?:@|= /nginx/)([a-z-]+) \\{\\s+(?:internal;\\s+)?return (\\d+) '(.*)';\\s+}");

  /** Nothing given but by name: a stream without a limit is one of an hour there. */
  private static final Map<String, String> NO_LIMIT = Map.of("0s", "1h");

  private final JsonNode compose = yaml(DEPLOY.resolve("compose.yaml"));

  @Test
  void the_gateway_has_the_routes_that_the_cluster_has() throws IOException {
    var meant = new TreeMap<String, String>();
    for (var service : SERVICES) {
      var route = yaml(DEPLOY.resolve("gateway").resolve(service + ".yaml"));
      for (var rule : route.at("/spec/rules")) {
        var backend = rule.at("/backendRefs/0");
        var timeout = rule.at("/timeouts/request").asText();
        for (var match : rule.path("matches")) {
          meant.put(
              match.at("/path/value").asText(),
              "%s:%s within %s"
                  .formatted(
                      backend.path("name").asText(),
                      backend.path("port").asText(),
                      NO_LIMIT.getOrDefault(timeout, timeout)));
        }
      }
    }
    var there = new TreeMap<String, String>();
    var conf = Files.readString(DEPLOY.resolve("compose").resolve("nginx.conf"));
    LOCATION
        .matcher(conf)
        .results()
        .forEach(
            location ->
                List.of(location.group(1).split("\\|", -1))
                    .forEach(
                        path ->
                            there.put(path, location.group(2) + " within " + location.group(3))));
    assertThat(there).isEqualTo(meant);
  }

  /** Pages of its own would be of no use to a client that reads problem documents. */
  @Test
  void what_nginx_finds_out_itself_is_a_problem_that_is_explained() throws IOException {
    var conf = Files.readString(DEPLOY.resolve("compose").resolve("nginx.conf"));
    var explained = Files.readString(Repository.root().resolve("docs").resolve("problems.md"));
    var said = new TreeMap<Integer, String>();
    for (var answer : ANSWER.matcher(conf).results().toList()) {
      var problem = JSON.readTree(answer.group(3));
      int status = problem.path("status").asInt();
      assertThat(answer.group(2)).isEqualTo(String.valueOf(status));
      assertThat(problem.path("type").asText()).isEqualTo("/problems/" + answer.group(1));
      assertThat(problem.path("title").asText()).isNotEmpty();
      assertThat(problem.path("detail").asText()).isNotEmpty();
      assertThat(explained).contains("| `%s` | %d |".formatted(answer.group(1), status));
      said.put(status, answer.group(1));
    }
    assertThat(said).containsOnlyKeys(400, 404, 413, 414, 431, 502, 504);
    said.forEach(
        (status, name) ->
            assertThat(conf)
                .containsPattern("error_page (494 =)?%d (@|/nginx/)%s;".formatted(status, name)));
  }

  @Test
  void services_are_confined_as_in_the_cluster() {
    for (var name : SERVICES) {
      var service = service(name);
      assertThat(service.path("read_only").asBoolean()).as(name).isTrue();
      assertThat(service.path("cap_drop")).as(name).extracting(JsonNode::asText).contains("ALL");
      assertThat(service.path("security_opt"))
          .as(name)
          .extracting(JsonNode::asText)
          .contains("no-new-privileges:true");
      assertThat(service.path("mem_limit").asText()).as(name).isNotEmpty();
      assertThat(service.path("ports").isMissingNode()).as(name).isTrue();
      assertThat(service.at("/build/args/SERVICE").asText()).isEqualTo(name);
      assertThat(service.at("/build/context").asText())
          .isEqualTo("../" + name + "/target/quarkus-app");
      assertThat(
              DEPLOY
                  .resolve(service.at("/build/context").asText())
                  .resolve(service.at("/build/dockerfile").asText())
                  .normalize())
          .isEqualTo(DEPLOY.resolve("images").resolve("Dockerfile"));
    }
  }

  @Test
  void nothing_of_it_is_reachable_from_elsewhere_and_no_image_is_whichever_comes() {
    for (var service : compose.path("services").properties()) {
      assertThat(service.getValue().path("ports"))
          .as(service.getKey())
          .allMatch(port -> port.asText().startsWith("127.0.0.1:"));
      assertThat(service.getValue().path("image").asText())
          .as(service.getKey())
          .matches(".+:[^:/]+")
          .doesNotEndWith(":latest");
    }
  }

  @Test
  void what_is_mounted_is_there() {
    for (var service : compose.path("services").properties()) {
      for (var volume : service.getValue().path("volumes")) {
        if (volume.isObject()) {
          assertThat(DEPLOY.resolve(volume.path("source").asText())).as(service.getKey()).exists();
        }
      }
    }
  }

  @Test
  void each_service_has_its_database() throws IOException {
    var made = Files.readString(DEPLOY.resolve("compose").resolve("databases.sql"));
    for (var name : SERVICES) {
      var database = environment(name).path("QUARKUS_DATASOURCE_JDBC_URL").asText();
      assertThat(database)
          .isEqualTo("jdbc:postgresql://postgres/latitude_" + name.replace("-service", ""));
      assertThat(made)
          .contains("CREATE DATABASE " + database.substring(database.lastIndexOf('/') + 1) + ";");
    }
  }

  @Test
  void the_issuer_is_the_one_that_is_tested_with_the_sample_realm() throws IOException {
    var keycloak = service("keycloak");
    assertThat(keycloak.path("image").asText()).isEqualTo("keycloak/keycloak:" + keycloakVersion());
    assertThat(keycloak.at("/volumes/0/source").asText())
        .isEqualTo("./keycloak/sample/latitude-realm.json");
    var secrets = new LinkedHashMap<String, String>();
    var realm =
        JSON.readTree(
            DEPLOY.resolve("keycloak").resolve("sample").resolve("latitude-realm.json").toFile());
    realm
        .path("clients")
        .forEach(
            client ->
                secrets.put(client.path("clientId").asText(), client.path("secret").asText()));
    for (var name : List.of("pilot-service", "agreement-service")) {
      assertThat(environment(name).path("LATITUDE_SERVICE_TOKEN_CLIENT").asText()).isEqualTo(name);
      assertThat(environment(name).path("LATITUDE_SERVICE_TOKEN_SECRET").asText())
          .isNotEmpty()
          .isEqualTo(secrets.get(name));
    }
  }

  @Test
  void each_setting_is_one_that_is_documented() throws IOException {
    var docs =
        Files.readString(Repository.root().resolve("docs").resolve("architecture.md"))
            + Files.readString(Repository.root().resolve("docs").resolve("identity.md"));
    for (var name : SERVICES) {
      for (var setting : environment(name).properties()) {
        var abbreviated = setting.getKey().replaceFirst(".*(_[A-Z]+)$", "…$1");
        assertThat(docs.contains("`" + setting.getKey()) || docs.contains("`" + abbreviated))
            .as(setting.getKey())
            .isTrue();
      }
    }
  }

  /** Compose has an opinion of its own, where there is one. */
  @Test
  void compose_itself_can_read_it() throws Exception {
    if (run("docker", "compose", "version") != 0) {
      Files.writeString(
          Path.of("target", "skipped-checks-compose.txt"),
          "deploy/compose.yaml was not read by Docker Compose: there is none here. What it refers to was checked.\n");
      return;
    }
    var file = DEPLOY.resolve("compose.yaml").toString();
    assertThat(run("docker", "compose", "-f", file, "config", "-q")).isZero();
  }

  private static int run(String... command) throws InterruptedException {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } catch (IOException notThere) {
      return -1;
    }
  }

  private static String keycloakVersion() throws IOException {
    return Files.readAllLines(Repository.root().resolve("pom.xml")).stream()
        .filter(line -> line.contains("<keycloak.version>"))
        .map(line -> line.replaceAll("<[^>]+>", "").strip())
        .collect(Collectors.joining());
  }

  private JsonNode service(String name) {
    return compose.path("services").path(name);
  }

  private ObjectNode environment(String service) {
    return (ObjectNode) service(service).path("environment");
  }

  /** With what is merged from elsewhere in the file. */
  private static JsonNode yaml(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      return JSON.valueToTree(new Yaml().load(reader));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
