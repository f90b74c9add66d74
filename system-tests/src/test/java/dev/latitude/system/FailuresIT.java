package dev.latitude.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever goes wrong and whoever notices it: the client gets a problem document that says what to
 * do.
 */
class FailuresIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PROPOSALS = "/api/v1/proposals";
  private static final String PILOTS = "/api/v1/pilots";
  private static final String AGREEMENTS = "/api/v1/agreements";

  private static final JsonNode EXAMPLES = examples();

  private static Suite suite;
  private static HttpClient http;

  private static JsonNode examples() {
    try {
      return new YAMLMapper().readTree(Repository.root().resolve("openapi/problems.yaml").toFile());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @BeforeAll
  static void start() {
    suite = TheSuite.running();
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() {
    http.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {PROPOSALS, PILOTS, AGREEMENTS})
  void the_same_mistakes_get_the_same_problems_from_every_service(String path) throws Exception {
    var thing = path + "/" + UUID.randomUUID();
    problem(HttpRequest.newBuilder(at(path)).GET(), 401, "unauthenticated");
    problem(
        as("robin", path).setHeader("Authorization", "Bearer garbage").GET(),
        401,
        "unauthenticated");
    problem(as("robin", path).POST(BodyPublishers.ofString("{oops")), 400, "malformed-request");
    problem(as("robin", path).POST(BodyPublishers.ofString("{\"oops\": 1}")), 422, "invalid-body");
    problem(
        as("robin", path)
            .POST(BodyPublishers.ofString("{\"x\": \"" + "x".repeat(1_100_000) + "\"}")),
        413,
        "body-too-large");
    problem(
        as("robin", path)
            .setHeader("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("x")),
        415,
        "unsupported-media-type");
    problem(as("robin", path).DELETE(), 405, "method-not-allowed");
    problem(as("robin", path + "?limit=0").GET(), 400, "invalid-parameter");
    problem(as("robin", path + "?cursor=x").GET(), 400, "invalid-parameter");
    problem(as("robin", thing).GET(), 404, "not-found");
    problem(as("robin", path + "/not-an-id").GET(), 404, "not-found");
  }

  @Test
  void a_path_nobody_serves_is_404_at_the_gateway() throws Exception {
    problem(as("robin", "/api/v1/proposalsx").GET(), 404, "no-such-route");
    problem(as("robin", "/nothing").GET(), 404, "no-such-route");
  }

  @Test
  void feeds_are_not_for_everybody() throws Exception {
    for (var feed :
        List.of("/api/v1/proposal-events", "/api/v1/pilot-events", "/api/v1/agreement-events")) {
      problem(as("robin", feed).GET(), 403, "forbidden");
    }
  }

  @Test
  void what_stands_in_the_way_of_a_change_is_told() throws Exception {
    var draft =
        "{\"title\": \"Own the report\", \"approver\": \"morgan\", \"workScope\": \"TASK\"}";
    var made =
        http.send(
            as("robin", PROPOSALS).POST(BodyPublishers.ofString(draft)).build(),
            HttpResponse.BodyHandlers.ofString());
    var withdraw = PROPOSALS + "/" + JSON.readTree(made.body()).path("id").asText() + "/withdraw";
    problem(as("robin", withdraw).POST(BodyPublishers.noBody()), 428, "if-match-required");
    problem(
        as("robin", withdraw).setHeader("If-Match", "\"77\"").POST(BodyPublishers.noBody()),
        412,
        "stale-etag");
    var withdrawn =
        http.send(
            as("robin", withdraw).setHeader("If-Match", "*").POST(BodyPublishers.noBody()).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(withdrawn.statusCode()).as(withdrawn.body()).isEqualTo(200);
    var refused =
        problem(
            as("robin", withdraw).setHeader("If-Match", "*").POST(BodyPublishers.noBody()),
            409,
            "wrong-state");
    assertThat(refused).isEqualTo(traced(EXAMPLES.path("409"), refused));
  }

  @Test
  void examples_of_problems_in_the_contract_are_of_problems_there_are() throws Exception {
    for (var example : EXAMPLES) {
      var code = example.path("type").asText();
      var page =
          http.send(
              HttpRequest.newBuilder(at(code)).setHeader("Accept", "application/json").build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).as(code).isEqualTo(200);
      assertThat(JSON.readTree(page.body()).path("cases"))
          .as(code)
          .allSatisfy(each -> assertThat(each.path("status")).isEqualTo(example.path("status")));
    }
  }

  @Test
  void a_service_that_is_away_is_told_as_such_and_nothing_is_half_made() throws Exception {
    var proposals = suite.replicas(Service.PROPOSAL).getFirst();
    suite.stop(proposals);
    try {
      problem(as("robin", PROPOSALS).GET(), 502, "upstream-unavailable");
      var refused =
          problem(
              as("robin", PILOTS)
                  .POST(BodyPublishers.ofString("{\"proposalId\": \"" + UUID.randomUUID() + "\"}")),
              503,
              "unavailable");
      assertThat(refused.path("detail").asText()).contains("proposal-service");
      var pilots =
          http.send(as("robin", PILOTS).GET().build(), HttpResponse.BodyHandlers.ofString());
      assertThat(JSON.readTree(pilots.body()).path("items")).isEmpty();
    } finally {
      suite.restart(proposals);
    }
    assertThat(
            http.send(as("robin", PROPOSALS).GET().build(), HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(200);
  }

  /** The example as of this request. */
  private static JsonNode traced(JsonNode example, JsonNode answer) {
    return example.<ObjectNode>deepCopy().set("traceId", answer.path("traceId"));
  }

  private static URI at(String path) {
    return suite.gatewayUri().resolve(path);
  }

  private static HttpRequest.Builder as(String person, String path) {
    return HttpRequest.newBuilder(at(path))
        .setHeader("Content-Type", "application/json")
        .setHeader("Authorization", "Bearer " + suite.token(person));
  }

  /**
   * What the contract shows of such a problem has no other name, and says nothing that does not
   * come.
   */
  private static void holdExampleTo(JsonNode answer) {
    var example = EXAMPLES.path(answer.path("status").asText());
    if (example.path("type").equals(answer.path("type"))) {
      assertThat(answer.path("title")).isEqualTo(example.path("title"));
      assertThat(answer.properties().stream().map(Map.Entry::getKey))
          .containsAll(example.properties().stream().map(Map.Entry::getKey).toList());
    }
  }

  private static JsonNode problem(HttpRequest.Builder request, int status, String code)
      throws Exception {
    var built = request.build();
    var answer = http.send(built, HttpResponse.BodyHandlers.ofString());
    ContractCheck.check(
        built.method(),
        built.uri().getPath(),
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
    var what =
        built.method() + " " + built.uri() + " → " + answer.statusCode() + " " + answer.body();
    assertThat(answer.statusCode()).as(what).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .as(what)
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.body())
        .doesNotContain("java.", "dev.latitude", "Exception", "select ", "jdbc");
    var body = JSON.readTree(answer.body());
    assertThat(body.path("type").asText()).as(what).isEqualTo("/problems/" + code);
    assertThat(body.path("detail").asText()).isNotBlank();
    holdExampleTo(body);
    return body;
  }
}
