package dev.latitude.kit.problem;

import static dev.latitude.kit.problem.Problems.problem;
import static dev.latitude.testkit.TestIdentity.AUDIENCE;
import static dev.latitude.testkit.TestIdentity.ISSUER;
import static dev.latitude.testkit.TestIdentity.bearer;
import static dev.latitude.testkit.TestIdentity.forgedToken;
import static dev.latitude.testkit.TestIdentity.token;
import static dev.latitude.testkit.TestIdentity.tokenWith;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.sample.Notes;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of failure, whoever notices it, is a problem document that gives nothing of the inside
 * away.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
class ProblemsTest {
  private static final String NOTES = "/api/v1/notes";

  @TestHTTPResource(NOTES)
  URI notes;

  @Inject Notes kept;
  @Inject AgroalDataSource database;

  @Test
  void a_body_that_is_no_json_is_400_and_says_where() {
    var problem =
        problem(asRobin().body("{\"text\": \"a\",\n oops}").post(NOTES), 400, "malformed-request");
    assertThat(problem.getString("detail")).contains("line 2");
  }

  @Test
  void when_all_connections_are_in_use_it_is_503_and_says_when_to_try_again() throws Exception {
    var text = "waiting " + UUID.randomUUID();
    var all = new ArrayList<Connection>();
    int most = database.getConfiguration().connectionPoolConfiguration().maxSize();
    try {
      while (all.size() < most) {
        all.add(database.getConnection());
      }
    } catch (SQLException none) {
      // A job has one of them; when it gives it back, it is still more than was promised.
      assertThat(all).hasSizeGreaterThan(most / 2);
    }
    try {
      var answer = asRobin().body("{\"text\": \"" + text + "\"}").post(NOTES);
      assertThat(problem(answer, 503, "unavailable").getString("detail"))
          .contains("As many requests", "Nothing was changed");
      assertThat(answer.header("Retry-After")).isEqualTo("5");
    } finally {
      for (var one : all) {
        one.close();
      }
    }
    assertThat(kept.count(text)).isZero();
    asRobin().body("{\"text\": \"" + text + "\"}").post(NOTES).then().statusCode(201);
  }

  static Stream<Arguments> whatever_is_done_after_its_time() {
    return Arrays.stream(Notes.Then.values())
        .flatMap(then -> Stream.of(Arguments.of(then, true), Arguments.of(then, false)));
  }

  @ParameterizedTest
  @MethodSource("whatever_is_done_after_its_time")
  void what_takes_too_long_is_undone_and_says_so(Notes.Then then, boolean byProgram) {
    var text = "slow " + UUID.randomUUID();
    var answer = asRobin().post(NOTES + "/slow/" + text + "/" + then + "/" + byProgram);

    assertThat(problem(answer, 503, "unavailable").getString("detail"))
        .contains("took longer", "Nothing was changed");
    assertThat(answer.header("Retry-After")).isEqualTo("30");
    assertThat(kept.count(text)).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "null", "'{\"text\":\"a\",\"text\":\"b\"}'", "'{\"text\":\"a\"} x'"})
  void an_empty_a_doubled_or_a_trailing_body_is_400(String body) {
    problem(asRobin().body(body).post(NOTES), 400, "malformed-request");
  }

  @Test
  void every_fault_of_a_body_is_told_with_its_pointer() {
    var problem =
        problem(
            asRobin()
                .body(
                    """
                    {"txt": "a", "count": 1.5, "weight": "1", "loud": "true", "day": "2026-02-30", "at": "noon", "length": 5, "pause": "often",
                     "parent": "42", "colour": "GREEN", "lines": [{"words": 1, "colour": "RED"}, null, {"words": "12345678901"}, []]}
                    """)
                .post(NOTES),
            422,
            "invalid-body");
    List<Map<String, String>> errors = problem.getList("errors");
    assertThat(errors.stream().map(error -> error.get("pointer") + " " + error.get("code")))
        .containsExactlyInAnyOrder(
            "/txt unknown-property",
            "/text required",
            "/count type",
            "/pause type",
            "/weight type",
            "/loud type",
            "/day type",
            "/at type",
            "/length type",
            "/parent type",
            "/colour type",
            "/lines/0/words type",
            "/lines/1 required",
            "/lines/2/words size",
            "/lines/2/colour required",
            "/lines/3 type");
    assertThat(errors.stream().map(error -> error.get("detail")))
        .contains(
            "must be one of RED, BLUE",
            "must be a UUID",
            "must be a date from 1900 to 2999, as in \"2026-03-02\"",
            "must be a string",
            "must be a whole number within range",
            "is not a property here; known are: at, colour, count, day, length, lines, loud, parent, pause, text, weight");
  }

  @Test
  void text_that_no_database_can_keep_is_422_and_named() {
    for (var text : List.of("a\\u0000b", "half \\ud83d of a pair")) {
      var problem =
          problem(asRobin().body("{\"text\": \"" + text + "\"}").post(NOTES), 422, "invalid-body");
      assertThat(problem.getString("errors[0].pointer")).isEqualTo("/text");
      assertThat(problem.getString("errors[0].code")).isEqualTo("text");
    }
    asRobin()
        .body("{\"text\": \"a whole pair \\ud83d\\ude00\"}")
        .post(NOTES)
        .then()
        .statusCode(201);
    problem(
        given()
            .urlEncodingEnabled(false)
            .header("Authorization", bearer("robin"))
            .get(NOTES + "/echo?colour=%00"),
        400,
        "malformed-request");
  }

  @Test
  void a_date_that_nobody_can_mean_is_422() {
    for (var day : List.of("+999999999-12-31", "0000-01-01", "3000-01-01")) {
      var problem =
          problem(
              asRobin().body("{\"text\": \"a\", \"day\": \"" + day + "\"}").post(NOTES),
              422,
              "invalid-body");
      assertThat(problem.getString("errors[0].pointer")).isEqualTo("/day");
    }
  }

  @Test
  void a_body_that_is_no_object_is_422() {
    problem(asRobin().body("[1, 2]").post(NOTES), 422, "invalid-body");
  }

  @Test
  void a_body_over_the_limit_is_413_whether_it_says_its_length_or_not() throws Exception {
    var big = "{\"text\": \"" + "x".repeat(30_000) + "\"}";
    problem(asRobin().body(big).post(NOTES), 413, "body-too-large");
    var chunked =
        HttpRequest.newBuilder(notes)
            .header("Authorization", bearer("robin"))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(big.getBytes(UTF_8))))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(chunked, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(response.body()).contains("/problems/body-too-large");
    }
  }

  @Test
  void without_a_token_it_is_401_and_says_how_to_send_one() {
    var response = given().get(NOTES + "/echo");
    problem(response, 401, "unauthenticated");
    assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void an_expired_a_forged_a_foreign_and_a_garbage_token_are_401() throws Exception {
    var later = Instant.now().plus(Duration.ofMinutes(5));
    for (var bad :
        List.of(
            token("robin", ISSUER, AUDIENCE, Instant.now().minus(Duration.ofMinutes(5))),
            token("robin", "somebody-else", AUDIENCE, later),
            token("robin", ISSUER, "another-api", later),
            forgedToken("robin"),
            "garbage")) {
      problem(
          given().header("Authorization", "Bearer " + bad).get(NOTES + "/echo"),
          401,
          "unauthenticated");
    }
  }

  @Test
  void the_wrong_role_is_403() {
    problem(asRobin().get(NOTES + "/for-hr"), 403, "forbidden");
    given()
        .header("Authorization", bearer("hanna", "hr"))
        .get(NOTES + "/for-hr")
        .then()
        .statusCode(200);
  }

  @Test
  void a_role_in_another_application_is_none_here() {
    var elsewhere =
        tokenWith(
            "robin",
            Map.of(
                "realm_access", Map.of("roles", List.of("hr")),
                "resource_access", Map.of("payroll", Map.of("roles", List.of("hr")))));
    problem(
        given().header("Authorization", "Bearer " + elsewhere).get(NOTES + "/for-hr"),
        403,
        "forbidden");
  }

  @Test
  void an_unknown_path_is_404_and_an_id_that_is_none_too() {
    problem(asRobin().get("/api/v1/nothing"), 404, "not-found");
    problem(asRobin().get(NOTES + "/not-a-uuid"), 404, "not-found");
    problem(asRobin().get("/"), 404, "not-found");
  }

  @Test
  void a_wrong_method_is_405_and_names_the_right_ones() {
    var response = asRobin().delete(NOTES);
    problem(response, 405, "method-not-allowed");
    assertThat(response.header("Allow")).contains("POST");
  }

  @Test
  void a_media_type_nobody_serves_is_406_and_one_nobody_reads_is_415() {
    problem(
        asRobin().accept("image/png").get(NOTES + "/01890000-0000-7000-8000-000000000000"),
        406,
        "not-acceptable");
    problem(
        asRobin().contentType("text/csv").body("a;b").post(NOTES), 415, "unsupported-media-type");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=201, limit",
    "limit=many, limit",
    "cursor=abc, cursor",
    "cursor=%21, cursor",
    "colour=GREEN, colour",
    "at=noon, at",
    "at=%2B999999999-12-31T00:00:00Z, at",
    "at=0001-01-01T00:00:00Z, at"
  })
  void a_parameter_that_cannot_be_read_is_400_and_named(String query, String parameter) {
    var problem =
        problem(
            asRobin().urlEncodingEnabled(false).get(NOTES + "/echo?" + query),
            400,
            "invalid-parameter");
    assertThat(problem.getString("errors[0].parameter")).isEqualTo(parameter);
  }

  @Test
  void what_breaks_inside_is_500_without_a_word_about_the_inside() {
    var response = asRobin().get(NOTES + "/broken");
    problem(response, 500, "internal-error");
    assertThat(response.asString()).doesNotContain("secret", "Vault", "IllegalState", "latitude");
  }

  @Test
  void a_problem_carries_the_trace_it_belongs_to() {
    var problem =
        problem(
            asRobin()
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/api/v1/nothing"),
            404,
            "not-found");
    assertThat(problem.getString("traceId")).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
  }

  private static RequestSpecification asRobin() {
    return given().header("Authorization", bearer("robin")).contentType("application/json");
  }
}
