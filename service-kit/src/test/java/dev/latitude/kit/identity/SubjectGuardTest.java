package dev.latitude.kit.identity;

import static dev.latitude.kit.problem.Problems.problem;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class SubjectGuardTest {
  private static final String ECHO = "/api/v1/notes/echo";

  static Stream<String> nobody() {
    return Stream.of(
        null,
        "",
        " ",
        " robin",
        "robin\n",
        "a\0b",
        "rob\u202ein",
        "robin\u00a0",
        "\u2007",
        "robin\u202freed",
        "a".repeat(201));
  }

  @ParameterizedTest
  @MethodSource("nobody")
  void a_token_that_names_nobody_is_401_and_says_so(String subject) {
    var problem =
        problem(given().header("Authorization", bearer(subject)).get(ECHO), 401, "unauthenticated");
    assertThat(problem.getString("detail"))
        .isEqualTo(
            "The access token names nobody: its subject must be 1 to 200 visible characters. Tell whoever issues the tokens.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "robin",
        "Robin Reed",
        "o'brien",
        "a/b",
        "\"q\"",
        "auth0|5f7c",
        "😀",
        "ünï",
        "%",
        "*"
      })
  void any_other_subject_is_somebody(String subject) {
    given().header("Authorization", bearer(subject)).get(ECHO).then().statusCode(200);
  }
}
