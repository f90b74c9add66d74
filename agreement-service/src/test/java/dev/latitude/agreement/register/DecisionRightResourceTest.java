package dev.latitude.agreement.register;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.right.DelegationLevel;
import dev.latitude.agreement.right.Dimension;
import dev.latitude.agreement.right.Money;
import dev.latitude.agreement.right.Right;
import dev.latitude.agreement.right.Risk;
import dev.latitude.testkit.RealParts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class DecisionRightResourceTest {
  @Inject Register register;

  @Test
  void a_signed_agreement_answers_until_it_is_terminated() {
    var agreement = AgreementFixture.draft().offered();
    var people = agreement.people;
    check(people, "").body("answer", equalTo("APPROVAL_REQUIRED")).body("source", nullValue());
    agreement.signed();
    check(people, "")
        .body("person", equalTo(people.employee()))
        .body("decision", equalTo(people.decision()))
        .body("at", notNullValue())
        .body("answer", equalTo("OWN"))
        .body("level", equalTo("DELEGATE"))
        .body("limit.amount", equalTo("2500.00"))
        .body("withinLimit", nullValue())
        .body("boundaries.heldBy", contains(people.approver()))
        .body("source.kind", equalTo("AGREEMENT"))
        .body("source.id", equalTo(agreement.id))
        .body("source.version", is(1))
        .body("until", nullValue())
        .body("asOf", notNullValue());
    var inForce = Instant.now();
    agreement.terminated();
    check(people, "").body("answer", equalTo("APPROVAL_REQUIRED"));
    check(people, "&at=" + inForce).body("answer", equalTo("OWN")).body("until", notNullValue());
    check(people, "&at=2020-01-01T00:00:00Z").body("answer", equalTo("APPROVAL_REQUIRED"));
  }

  @Test
  void an_agreement_that_begins_later_is_not_in_force_before() {
    var agreement =
        AgreementFixture.draft(
                Case.fresh(), "\"effectiveFrom\": \"2099-01-01\", \"effectiveTo\": \"2099-12-31\",")
            .offered()
            .signed();
    check(agreement.people, "").body("answer", equalTo("APPROVAL_REQUIRED"));
    check(agreement.people, "&at=2098-12-31T23:59:59.999Z")
        .body("answer", equalTo("APPROVAL_REQUIRED"));
    check(agreement.people, "&at=2099-01-01T00:00:00Z")
        .body("answer", equalTo("OWN"))
        .body("until", equalTo("2100-01-01T00:00:00Z"));
    check(agreement.people, "&at=2100-01-01T00:00:00Z")
        .body("answer", equalTo("APPROVAL_REQUIRED"));
    agreement.terminated();
    check(agreement.people, "&at=2099-06-01T00:00:00Z")
        .body("answer", equalTo("APPROVAL_REQUIRED"));
  }

  @ParameterizedTest
  @CsvSource({
    "amount=2500.00&currency=EUR, OWN, true,",
    "amount=2500&currency=EUR, OWN, true,",
    "amount=2500.01&currency=EUR, APPROVAL_REQUIRED, false, ABOVE_LIMIT",
    "amount=1&currency=USD, APPROVAL_REQUIRED, false, OTHER_CURRENCY"
  })
  void an_amount_above_the_limit_or_in_another_currency_needs_approval(
      String amount, String answer, boolean within, @Nullable String reason) {
    var people = AgreementFixture.draft().offered().signed().people;
    check(people, "&" + amount)
        .body("answer", equalTo(answer))
        .body("withinLimit", is(within))
        .body("reason", equalTo(reason))
        .body("level", equalTo("DELEGATE"));
  }

  @ParameterizedTest
  @CsvSource({
    "TELL, APPROVAL_REQUIRED",
    "SELL, APPROVAL_REQUIRED",
    "CONSULT, APPROVAL_REQUIRED",
    "AGREE, AGREE_TOGETHER",
    "ADVISE, OWN_AFTER_INPUT",
    "INQUIRE, OWN_AND_INFORM",
    "DELEGATE, OWN"
  })
  void each_level_has_its_answer(DelegationLevel level, String answer) {
    var people = Case.fresh();
    enter(people, people.decision(), level);
    check(people, "")
        .body("answer", equalTo(answer))
        .body("source.kind", equalTo("PILOT"))
        .body("source.version", nullValue());
  }

  @Test
  void all_that_is_wrong_with_a_question_is_told_at_once() {
    request("kim")
        .get("/api/v1/decision-rights/check?decision=Not+A+Slug&at=noon&amount=a+lot")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-parameter"))
        .body("errors.parameter", contains("person", "decision", "at", "amount", "currency"))
        .body("errors.code", contains("required", "format", "invalid", "format", "required"));
    request("kim")
        .get("/api/v1/decision-rights/check?person=kim&decision=a&currency=EUR")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("amount"));
    request("kim")
        .get("/api/v1/decision-rights/check?person=kim&decision=a&amount=1&currency=EUX")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("currency"))
        .body("errors.code", contains("format"));
  }

  @Test
  void nobody_asks_without_signing_in() {
    given().get("/api/v1/decision-rights/check?person=kim&decision=a").then().statusCode(401);
  }

  @Test
  void the_rights_of_a_person_or_for_a_decision_are_listed_page_by_page() {
    var people = Case.fresh();
    var colleague = Case.fresh();
    for (var decision : List.of("a", "b", "c")) {
      enter(people, people.decision() + "." + decision, DelegationLevel.AGREE);
    }
    enter(colleague, people.decision() + ".b", DelegationLevel.DELEGATE);
    var first = list("person=" + people.employee() + "&limit=2");
    first.body("items.decision", contains(people.decision() + ".a", people.decision() + ".b"));
    list("person=" + people.employee() + "&limit=2&cursor=" + first.extract().path("next"))
        .body("items.decision", contains(people.decision() + ".c"))
        .body("next", nullValue());
    list("decision=" + people.decision() + ".b").body("items", hasSize(2));
    list("manager=" + people.approver() + "&limit=2")
        .body("items.decision", contains(people.decision() + ".a", people.decision() + ".b"));
    list("manager=" + people.approver() + "&decision=" + people.decision() + ".c")
        .body("items.person", contains(people.employee()));
    list("person=" + people.employee() + "&at=2020-01-01T00:00:00Z").body("items", hasSize(0));
  }

  private void enter(Case people, String decision, DelegationLevel level) {
    var limit = new Money(new BigDecimal("10.00"), "EUR");
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                register.enter(
                    new Grant(
                        people.employee(),
                        people.approver(),
                        List.of(new Right(decision, level, Dimension.QUALITY, limit, Risk.LOW)),
                        List.of(),
                        Source.pilot(UUID.randomUUID()),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        null)));
  }

  private static ValidatableResponse check(Case people, String more) {
    return request("kim")
        .get(
            "/api/v1/decision-rights/check?person=%s&decision=%s%s"
                .formatted(people.employee(), people.decision(), more))
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse list(String query) {
    return request("kim").get("/api/v1/decision-rights?" + query).then().statusCode(200);
  }
}
