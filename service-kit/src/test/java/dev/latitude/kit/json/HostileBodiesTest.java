package dev.latitude.kit.json;

import static dev.latitude.kit.problem.Problems.problem;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.problem.ProblemException;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that nobody sends who means well: each is refused in words, and none costs much. */
@QuarkusTest
@WithTestResource(RealParts.class)
class HostileBodiesTest {
  private static final String NOTES = "/api/v1/notes";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "0e999999999",
        "1e999999999",
        "1e2147483647",
        "1e2147483648",
        "1e-999999999",
        "1e99999999999999999999"
      })
  void a_number_that_cannot_be_written_out_is_out_of_range(String number) {
    var problem = refused("{\"text\": \"a\", \"weight\": %s}".formatted(number));
    assertThat(problem.getList("errors.pointer")).containsExactly("/weight");
    assertThat(problem.getString("errors[0].code")).isEqualTo("range");
    assertThat(problem.getString("errors[0].detail"))
        .isEqualTo("must have at most 100 digits when it is written out");
  }

  @Test
  void such_a_number_does_not_hide_the_other_faults() {
    var problem =
        refused("{\"lines\": [{\"words\": 1e99999999999}], \"weight\": 1e2147483647, \"a/b\": 1}");
    assertThat(problem.getList("errors.pointer"))
        .containsExactlyInAnyOrder(
            "/lines/0/words", "/weight", "/a~1b", "/lines/0/colour", "/text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649", "99999999999999999999", "1.5", "1e2"})
  void an_integer_out_of_range_is_told_like_one_that_is_no_integer(String number) {
    var problem = refused("{\"text\": \"a\", \"count\": %s}".formatted(number));
    assertThat(problem.getList("errors.pointer")).containsExactly("/count");
    assertThat(problem.getString("errors[0].code")).isEqualTo("type");
    assertThat(problem.getString("errors[0].detail"))
        .isEqualTo("must be a whole number within range");
  }

  @Test
  void what_no_honest_request_needs_is_refused_before_it_costs_anything() {
    for (var body :
        new String[] {
          "[".repeat(5_000) + "]".repeat(5_000),
          "{\"a\":".repeat(101) + "1" + "}".repeat(101),
          "{\"weight\": " + "1".repeat(101) + "}",
          "{\"" + "n".repeat(1_001) + "\": 1}"
        }) {
      var problem = problem(post(body.getBytes(UTF_8)), 400, "malformed-request");
      assertThat(problem.getString("detail")).startsWith("The body is beyond what is read");
    }
  }

  @Test
  void a_body_within_the_limit_of_bytes_may_still_hold_too_many_values() {
    var parser = new BodyParser(new ObjectMapper());
    var emptyObjects = ("[" + "{},".repeat(10_000) + "{}]").getBytes(UTF_8);
    assertThatThrownBy(() -> parser.parse(emptyObjects, new ArrayList<>()))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("The body is beyond what is read: at most 20000 names, values");
  }

  @Test
  void of_very_many_faults_the_first_hundred_are_told() {
    var lines = String.join(",", Collections.nCopies(1_000, "{}"));
    var problem = refused("{\"text\": \"a\", \"lines\": [" + lines + "]}");
    assertThat(problem.getList("errors")).hasSize(100);
    assertThat(problem.getString("detail"))
        .isEqualTo("The body has 100 faults or more; 'errors' names the first.");
  }

  @Test
  void a_name_that_occurs_twice_is_told_as_that_and_nothing_else_is() {
    var twice =
        problem(
            post("{\"text\": \"a\", \"text\": \"b\"}".getBytes(UTF_8)), 400, "malformed-request");
    assertThat(twice.getString("detail"))
        .startsWith("The body is not well-formed JSON: an object has a name twice at line 1");
    var comma = problem(post("{\"text\": \"a\",}".getBytes(UTF_8)), 400, "malformed-request");
    assertThat(comma.getString("detail"))
        .isEqualTo("The body is not well-formed JSON at line 1, column 14.");
    var more = problem(post("{\"text\": \"a\"} {}".getBytes(UTF_8)), 400, "malformed-request");
    assertThat(more.getString("detail"))
        .isEqualTo("The body is not well-formed JSON at line 1, column 15.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000007bffffffff0000007d",
        "7b000000ffffffff",
        "0000feff0000007b0000",
        "0000fffe7b7d7b7d",
        "feff00007b7d7b7d",
        "7b2274657874223a22c3287d",
        "ff00ff"
      })
  void bytes_that_are_no_text_are_400(String hex) {
    problem(post(HexFormat.of().parseHex(hex)), 400, "malformed-request");
  }

  @Test
  void a_byte_order_mark_and_utf_16_are_read() {
    for (var charset : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
      assertThat(post("\ufeff{\"text\": \"a\"}".getBytes(charset)).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void broken_rules_are_told_in_words_about_the_request() {
    var problem = refused("{\"text\": \" \", \"lines\": [null, {\"words\": \"12345678901\"}]}");
    assertThat(problem.<String>getList("errors.detail").stream().collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(
            "must not be missing",
            "must not be missing or blank",
            "must have 0 to 10 characters, or items in a list");
  }

  private static JsonPath refused(String body) {
    return problem(post(body.getBytes(UTF_8)), 422, "invalid-body");
  }

  private static Response post(byte[] body) {
    return given()
        .header("Authorization", bearer("robin"))
        .header("Content-Type", "application/json")
        .body(body)
        .post(NOTES);
  }
}
