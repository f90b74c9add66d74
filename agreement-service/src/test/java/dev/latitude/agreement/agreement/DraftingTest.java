package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class DraftingTest {
  @Test
  void an_agreement_is_drafted_only_from_a_pilot_that_graduated() {
    var people = Case.fresh();
    PilotFixture.pilot(people, "COMPLETED", "\"result\": \"STOPPED\",");
    drafting(people)
        .statusCode(409)
        .body("type", equalTo("/problems/pilot-not-graduated"))
        .body(
            "detail",
            equalTo(
                "The pilot is COMPLETED with the result STOPPED. An agreement can be drafted once it is COMPLETED and GRADUATED."));
    PilotFixture.pilot(people, "ACTIVE", "");
    drafting(people).statusCode(409).body("detail", startsWith("The pilot is ACTIVE. "));
    PilotFixture.pilot(
        people,
        "COMPLETED",
        "\"result\": \"GRADUATED\",",
        PilotFixture.right(people.decision(), "AGREE")
            + ","
            + PilotFixture.right(people.decision(), "DELEGATE"));
    drafting(people).statusCode(409).body("type", equalTo("/problems/decision-twice"));
  }

  @Test
  void of_a_pilot_that_graduated_in_part_exactly_that_part_is_written_down() {
    var people = Case.fresh();
    PilotFixture.pilot(
        people,
        "COMPLETED",
        "\"result\": \"PARTIALLY_GRADUATED\",",
        PilotFixture.right(people.decision(), "CONSULT"));
    drafting(people)
        .statusCode(201)
        .body("terms.rights.decision", contains(people.decision()))
        .body("terms.rights.level", contains("CONSULT"));
  }

  @Test
  void a_pilot_nobody_knows_is_a_fault_of_the_request() {
    drafting(Case.fresh())
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors.pointer", contains("/pilotId"))
        .body("errors.code", contains("unknown"));
  }

  @Test
  void the_pilot_is_asked_for_with_the_callers_own_token() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    var bearer = bearer(people.employee());
    given()
        .header("Authorization", bearer)
        .contentType("application/json")
        .body("{\"pilotId\": \"%s\"}".formatted(people.pilot()))
        .post("/api/v1/agreements")
        .then()
        .statusCode(201);
    assertThat(PilotFixture.lastAuthorization()).isEqualTo(bearer);
  }

  @Test
  void other_peoples_pilots_are_not_written_down() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    request("kim")
        .body("{\"pilotId\": \"%s\"}".formatted(people.pilot()))
        .post("/api/v1/agreements")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"));
  }

  @Test
  void a_pilot_has_one_live_agreement() {
    var first = AgreementFixture.draft();
    drafting(first.people)
        .statusCode(409)
        .body("type", equalTo("/problems/pilot-has-agreement"))
        .body("detail", containsString(first.id));
    first.discarded();
    drafting(first.people).statusCode(201);
  }

  @Test
  void a_repeated_draft_under_one_key_is_one_agreement() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    var key = UUID.randomUUID().toString();
    String id = draftingUnder(key, people).statusCode(201).extract().path("id");
    draftingUnder(key, people)
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("Location", endsWith("/api/v1/agreements/" + id))
        .body("id", equalTo(id));
  }

  @Test
  void contradictory_dates_are_all_told_at_once() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    request(people.employee())
        .body(
            """
            {"pilotId": "%s", "effectiveFrom": "2026-05-01", "effectiveTo": "2026-04-30", "reviewPoints": ["2026-04-01"]}
            """
                .formatted(people.pilot()))
        .post("/api/v1/agreements")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body("errors.pointer", contains("/effectiveTo", "/reviewPoints/0"))
        .body("errors.code", contains("order", "outside"));
  }

  private static ValidatableResponse drafting(Case people) {
    return draftingUnder(UUID.randomUUID().toString(), people);
  }

  private static ValidatableResponse draftingUnder(String key, Case people) {
    return request(people.employee())
        .header("Idempotency-Key", key)
        .body("{\"pilotId\": \"%s\"}".formatted(people.pilot()))
        .post("/api/v1/agreements")
        .then();
  }
}
