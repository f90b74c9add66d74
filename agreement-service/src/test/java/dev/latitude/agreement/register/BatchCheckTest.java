package dev.latitude.agreement.register;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many questions at once, and questions about what was known earlier. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class BatchCheckTest {
  @Test
  void questions_are_answered_in_their_order_and_a_faulty_one_stops_no_other() {
    var people = AgreementFixture.draft().offered().signed().people;
    ask(
            question(people, ""),
            "{\"decision\": \"Not A Slug\", \"at\": \"noon\", \"amount\": \"1\"}",
            question(people, ", \"amount\": \"9000\", \"currency\": \"EUR\""),
            question(Case.fresh(), ""))
        .statusCode(200)
        .body("items", hasSize(4))
        .body("items[0].check.answer", equalTo("OWN"))
        .body("items[0].check.source.version", is(1))
        .body("items[0].check.asOf", notNullValue())
        .body("items[0].errors", nullValue())
        .body("items[1].check", nullValue())
        .body(
            "items[1].errors.pointer",
            contains(
                "/questions/1/person",
                "/questions/1/decision",
                "/questions/1/at",
                "/questions/1/currency"))
        .body("items[2].check.answer", equalTo("APPROVAL_REQUIRED"))
        .body("items[2].check.reason", equalTo("ABOVE_LIMIT"))
        .body("items[2].check.withinLimit", is(false))
        .body("items[3].check.reason", equalTo("NOTHING_ON_RECORD"));
  }

  @Test
  void a_question_that_is_asked_again_under_its_key_is_answered_anew() {
    var agreement = AgreementFixture.draft().offered().signed();
    var key = UUID.randomUUID().toString();
    askUnder(key, agreement.people).body("items[0].check.answer", equalTo("OWN"));
    agreement.suspended();
    askUnder(key, agreement.people)
        .header("Idempotency-Replayed", nullValue())
        .body("items[0].check.answer", equalTo("APPROVAL_REQUIRED"));
    request("kim")
        .header("Idempotency-Key", "two words")
        .body("{\"questions\": [%s]}".formatted(question(agreement.people, "")))
        .post("/api/v1/decision-rights/check")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("Idempotency-Key"));
  }

  private static ValidatableResponse askUnder(String key, Case people) {
    return request("kim")
        .header("Idempotency-Key", key)
        .body("{\"questions\": [%s]}".formatted(question(people, "")))
        .post("/api/v1/decision-rights/check")
        .then()
        .statusCode(200);
  }

  @Test
  void a_thousand_questions_get_a_thousand_answers_each_its_own() {
    var held =
        IntStream.range(0, 5)
            .mapToObj(_ -> AgreementFixture.draft().offered().signed().people)
            .toList();
    var asked =
        IntStream.range(0, 1_000)
            .mapToObj(i -> i % 7 == 0 ? held.get(i % 5) : Case.fresh())
            .toList();
    List<String> answers =
        ask(asked.stream().map(people -> question(people, "")).toArray(String[]::new))
            .statusCode(200)
            .extract()
            .path("items.check.answer");
    assertThat(answers)
        .isEqualTo(
            asked.stream()
                .map(people -> held.contains(people) ? "OWN" : "APPROVAL_REQUIRED")
                .toList());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_001})
  void no_question_at_all_and_more_than_a_thousand_are_refused(int count) {
    ask(IntStream.range(0, count).mapToObj(_ -> question(Case.fresh(), "")).toArray(String[]::new))
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors.pointer", contains("/questions"));
  }

  @Test
  void a_body_that_is_no_list_of_questions_is_refused_whole() {
    ask("{\"persom\": \"kim\", \"decision\": \"a\"}", "7")
        .statusCode(422)
        .body("errors.pointer", contains("/questions/0/persom", "/questions/1"));
  }

  @Test
  void what_was_known_then_and_what_is_known_now_are_both_told() {
    var agreement = AgreementFixture.draft().offered();
    var unsigned = Instant.now();
    agreement.signed();
    var signed = Instant.now();
    agreement.terminated();
    var tomorrow = signed.plusSeconds(86_400);
    check(agreement.people, "&at=" + tomorrow)
        .body("answer", equalTo("APPROVAL_REQUIRED"))
        .body("knownAt", nullValue());
    check(agreement.people, "&at=" + tomorrow + "&knownAt=" + signed)
        .body("answer", equalTo("OWN"))
        .body("until", nullValue())
        .body("source.id", equalTo(agreement.id))
        .body("knownAt", equalTo(signed.toString()))
        .body("asOf", nullValue());
    check(agreement.people, "&at=" + tomorrow + "&knownAt=" + unsigned)
        .body("answer", equalTo("APPROVAL_REQUIRED"))
        .body("reason", equalTo("NOTHING_ON_RECORD"));
    ask(
            question(
                agreement.people,
                ", \"at\": \"%s\", \"knownAt\": \"%s\"".formatted(tomorrow, signed)),
            question(agreement.people, ", \"at\": \"%s\"".formatted(tomorrow)))
        .body("items.check.answer", contains("OWN", "APPROVAL_REQUIRED"));
  }

  @Test
  void what_will_be_known_is_not_known() {
    request("kim")
        .get(
            "/api/v1/decision-rights/check?person=kim&decision=a&knownAt="
                + Instant.now().plusSeconds(60))
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("knownAt"))
        .body("errors.code", contains("future"));
  }

  private static ValidatableResponse ask(String... questions) {
    return request("kim")
        .body("{\"questions\": [" + String.join(",", questions) + "]}")
        .post("/api/v1/decision-rights/check")
        .then();
  }

  private static String question(Case people, String more) {
    return "{\"person\": \"%s\", \"decision\": \"%s\"%s}"
        .formatted(people.employee(), people.decision(), more);
  }

  private static ValidatableResponse check(Case people, String more) {
    return request("kim")
        .get(
            "/api/v1/decision-rights/check?person=%s&decision=%s%s"
                .formatted(people.employee(), people.decision(), more))
        .then()
        .statusCode(200);
  }
}
