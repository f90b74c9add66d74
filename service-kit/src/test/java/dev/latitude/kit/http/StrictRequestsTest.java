package dev.latitude.kit.http;

import static dev.latitude.kit.problem.Problems.problem;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing in a request is overlooked or guessed at: parameters, methods, media types, cursors. */
@QuarkusTest
@WithTestResource(RealParts.class)
class StrictRequestsTest {
  private static final String NOTES = "/api/v1/notes";

  @Test
  void every_parameter_that_would_be_overlooked_is_named() {
    var problem =
        problem(
            asRobin().get(NOTES + "/echo?colour=RED&colour=BLUE&limt=5&at="),
            400,
            "invalid-parameter");
    assertThat(problem.getList("errors.parameter"))
        .containsExactlyInAnyOrder("colour", "limt", "at");
    assertThat(problem.getList("errors.code"))
        .containsExactlyInAnyOrder("repeated", "unknown-parameter", "empty");
    assertThat(problem.getList("errors.detail"))
        .containsExactlyInAnyOrder(
            "must be given once",
            "is not a parameter here; known are: at, colour, cursor, limit",
            "must not be empty; leave it out or give it a value");
  }

  @Test
  void what_cannot_be_read_or_is_out_of_range_is_named_beside_what_is_unknown() {
    var problem =
        problem(
            asRobin().get(NOTES + "/echo?limt=5&colour=PINK&at=yesterday&limit=1000"),
            400,
            "invalid-parameter");
    assertThat(
            problem.<Map<String, String>>getList("errors").stream()
                .map(fault -> fault.get("parameter") + " " + fault.get("code"))
                .toList())
        .containsExactlyInAnyOrder(
            "limt unknown-parameter", "colour invalid", "at invalid", "limit range");
    assertThat(problem.getString("detail"))
        .isEqualTo("One or more parameters are not valid; 'errors' names each.");
  }

  @Test
  void a_single_fault_is_told_in_the_detail() {
    var problem = problem(asRobin().get(NOTES + "/echo?limit=1000"), 400, "invalid-parameter");
    assertThat(problem.getString("detail")).isEqualTo("The parameter 'limit' must be at most 200.");
  }

  @Test
  void an_operation_without_parameters_says_so() {
    var problem = problem(asRobin().get(NOTES + "/broken?x=1"), 400, "invalid-parameter");
    assertThat(problem.getString("errors[0].detail"))
        .isEqualTo("is not a parameter here; there are none");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "image/*",
        "application/problem+json",
        "garbage",
        "/",
        "a/b/c",
        ";q=1",
        "application/json;q=0",
        "application/json;q=much",
        "*/*;q=0",
        "application/json;q=0, */*"
      })
  void what_the_client_cannot_read_is_406_whatever_the_operation_answers_with(String accept) {
    problem(asRobin().header("Accept", accept).get(NOTES + "/events"), 406, "not-acceptable");
    problem(asRobin().header("Accept", accept).get(NOTES + "/echo"), 406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "APPLICATION/JSON",
        "text/html, */*;q=0.1",
        "application/xml, application/json;q=0.2",
        "application/json;charset=utf-8"
      })
  void what_the_client_can_read_is_served(String accept) {
    asRobin().header("Accept", accept).get(NOTES + "/events").then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/notes, 'OPTIONS, POST'",
    "PATCH, /api/v1/notes/01890000-0000-7000-8000-000000000000, 'GET, HEAD, OPTIONS, PUT'",
    "PATCH, /api/v1/notes/01890000-0000-7000-8000-000000000000/lines, 'GET, HEAD, OPTIONS'",
    "FOO, /api/v1/notes/echo, 'GET, HEAD, OPTIONS'"
  })
  void a_method_the_path_does_not_know_is_405_and_names_those_it_knows(
      String method, String path, String allowed) {
    var response = asRobin().request(method, path);
    problem(response, 405, "method-not-allowed");
    assertThat(response.header("Allow")).contains(allowed.split(", "));
  }

  @Test
  void options_are_those_of_the_path_and_not_of_its_neighbours() {
    assertThat(asRobin().options(NOTES).header("Allow")).isEqualTo("OPTIONS, POST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0", "a\0b", "\0 x"})
  void a_cursor_that_no_database_can_compare_with_is_400(String key) {
    var cursor =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    var problem =
        problem(asRobin().get(NOTES + "/words?cursor=" + cursor), 400, "invalid-parameter");
    assertThat(problem.getString("errors[0].parameter")).isEqualTo("cursor");
  }

  private static RequestSpecification asRobin() {
    return given().header("Authorization", bearer("robin"));
  }
}
