package dev.latitude.agreement.register;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever asks the register carelessly must be told, for a wrong yes is worse than no answer. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class HostileQuestionsTest {
  private static final String QUESTION = "?person=kim&decision=a";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000-01-01T00:00:00Z",
        "1899-12-31T23:59:59.999999999Z",
        "1900-01-01T00:00:00%2B18:00",
        "3000-01-01T00:00:00Z",
        "2999-12-31T23:59:59-18:00",
        "%2B999999999-12-31T23:59:59Z",
        "-999999999-01-01T00:00:00Z",
        "2026-11-25",
        "1764064800",
        "now"
      })
  void a_moment_that_nobody_can_mean_is_refused(String at) {
    check(QUESTION + "&at=" + at)
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-parameter"))
        .body("errors.parameter", contains("at"))
        .body(
            "errors[0].detail",
            equalTo("must be a time from 1900 to 2999, as in 2026-03-02T09:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "1900-01-01T00:00:00Z, 1900-01-01T00:00:00Z",
    "2999-12-31T23:59:59.999999999Z, 2999-12-31T23:59:59.999999999Z",
    "2026-11-25T24:00:00Z, 2026-11-26T00:00:00Z",
    "2026-11-25T10:00:00%2B14:00, 2026-11-24T20:00:00Z",
    "2028-02-29T12:00:00Z, 2028-02-29T12:00:00Z"
  })
  void the_first_the_last_and_the_odd_moments_are_answered(String at, String told) {
    check(QUESTION + "&at=" + at)
        .statusCode(200)
        .body("at", equalTo(told))
        .body("answer", equalTo("APPROVAL_REQUIRED"));
  }

  @ParameterizedTest
  @CsvSource({
    "'ammount=9000000&currency=EUR', ammount amount",
    "'amount=1&amount=9000000&currency=EUR', amount",
    "'amount=&currency=EUR', amount",
    "'amount=&currency=euro', amount currency",
    "'at=2020-01-01T00:00:00Z&at=2026-01-01T00:00:00Z', at",
    "'at=&knownAt=2999-01-01T00:00:00Z', at knownAt",
    "'At=2020-01-01T00:00:00Z&amount=1', At currency"
  })
  void no_part_of_a_question_is_overlooked(String more, String parameters) {
    var people = AgreementFixture.draft().offered().signed().people;
    check("?person=" + people.employee() + "&decision=" + people.decision() + "&" + more)
        .statusCode(400)
        .body("errors.parameter", contains(parameters.split(" ")));
  }

  @Test
  void what_is_empty_hides_nothing_of_the_rest() {
    check("?person=&decision=Not%20A&amount=1")
        .statusCode(400)
        .body("errors.parameter", contains("person", "decision", "currency"))
        .body("errors.code", contains("empty", "format", "required"));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 3_000})
  void a_decision_of_very_many_words_is_no_slug(int words) {
    check("?person=kim&decision=a" + "-a".repeat(words))
        .statusCode(400)
        .body("errors.parameter", contains("decision"))
        .body("errors.code", contains("format"));
  }

  @Test
  void a_cursor_with_a_nul_character_was_not_given_out_here() {
    for (var key : new String[] {"\0 kim", "a \0"}) {
      var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
      request("kim")
          .get("/api/v1/decision-rights?cursor=" + cursor)
          .then()
          .statusCode(400)
          .body("errors.parameter", contains("cursor"));
    }
  }

  private static ValidatableResponse check(String query) {
    return request("kim")
        .urlEncodingEnabled(false)
        .get("/api/v1/decision-rights/check" + query)
        .then();
  }
}
