package dev.latitude.agreement.agreement;

import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                "The pilot is COMPLETED with the result STOPPED. An agreement can be drafted once it is COMPLETED and GRADUATED, wholly or in part."));
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

  @ParameterizedTest
  @ValueSource(strings = {"pilotId", "proposalId"})
  void who_has_asked_too_often_there_is_told_so_and_nobody_else_is_refused(String kind) {
    var asked = UUID.randomUUID();
    PilotFixture.askedTooOften(asked);
    for (int i = 0; i < 15; i++) {
      request("robin")
          .body("{\"%s\": \"%s\"}".formatted(kind, asked))
          .post("/api/v1/agreements")
          .then()
          .statusCode(429)
          .header("Retry-After", "7")
          .body("type", equalTo("/problems/too-many-requests"));
    }
    var people = Case.fresh();
    PilotFixture.graduated(people);
    drafting(people).statusCode(201);
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
  void a_repeated_draft_is_answered_as_at_first_whatever_has_become_of_the_pilot() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    var key = UUID.randomUUID().toString();
    String id = draftingUnder(key, people).statusCode(201).extract().path("id");
    PilotFixture.forgotten(people);
    draftingUnder(key, people)
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("id", equalTo(id));
    drafting(people).statusCode(422);
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

  @Test
  void a_pilot_that_graduated_in_part_is_written_down_with_the_part_it_kept() {
    var people = Case.fresh();
    PilotFixture.pilot(people, "COMPLETED", "\"result\": \"PARTIALLY_GRADUATED\",");
    drafting(people)
        .statusCode(201)
        .body("terms.rights.decision", contains(people.decision()))
        .body("terms.rights[0].notPiloted", nullValue());
  }

  @Test
  void brakes_and_context_clauses_of_the_pilot_go_on_unless_the_parties_say_otherwise() {
    var people = Case.fresh();
    PilotFixture.pilot(
        people,
        "COMPLETED",
        "\"result\": \"GRADUATED\",",
        PilotFixture.right(people.decision(), "DELEGATE"),
        """
        , "metrics": [{"key": "error-rate", "name": "Errors", "unit": "%", "direction": "LOWER_IS_BETTER"}],
        "triggers": [
          {"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE", "consecutive": 2, "minimumSample": 10,
           "threshold": {"basis": "BASELINE_PERCENT", "value": 25}, "mode": "ARMED"},
          {"key": "errors-shown", "metric": "error-rate", "kind": "SIGNAL", "operator": "ABOVE", "consecutive": 1, "minimumSample": 1,
           "threshold": {"basis": "ABSOLUTE", "value": 9}, "mode": "SHADOW"}],
        "contextClauses": [{"event": "NEW_MANAGER", "reaction": "REVIEW", "withinDays": 14}]
        """);
    String id =
        drafting(people)
            .statusCode(201)
            .body("terms.triggers.key", contains("errors-rise"))
            .body("terms.triggers[0].metric", equalTo("Errors"))
            .body("terms.triggers[0].threshold", equalTo("5.000"))
            .body("terms.triggers[0].consecutive", is(2))
            .body("terms.contextClauses.event", contains("NEW_MANAGER"))
            .body("terms.contextClauses[0].withinDays", is(14))
            .extract()
            .path("id");
    edit(id, people, "{\"contextClauses\": [{\"event\": \"AUDIT\", \"reaction\": \"SUSPEND\"}]}")
        .statusCode(200)
        .body("terms.triggers.key", contains("errors-rise"))
        .body("terms.contextClauses.event", contains("AUDIT"))
        .body("terms.contextClauses[0].withinDays", nullValue());
    edit(id, people, "{\"triggers\": [], \"contextClauses\": []}")
        .statusCode(200)
        .body("terms.triggers", nullValue())
        .body("terms.contextClauses", nullValue());
    edit(id, people, "{}")
        .statusCode(200)
        .body("terms.triggers.key", contains("errors-rise"))
        .body("terms.contextClauses.event", contains("NEW_MANAGER"));
  }

  @Test
  void a_relative_limit_is_written_down_to_its_last_decimal_and_can_be_read_ever_after() {
    var people = Case.fresh();
    PilotFixture.proposal(
        people.pilot(),
        people,
        "ACCEPTED",
        """
        {"decision": "%s", "requestedLevel": "DELEGATE", "dimension": "QUALITY", "risk": "LOW"}
        """
            .formatted(people.decision()),
        """
        , "metrics": [{"key": "error-rate", "name": "Errors", "unit": "%", "baseline": {"value": 4.166667}}],
        "triggers": [{"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE",
                      "threshold": {"basis": "BASELINE_PERCENT", "value": 33.333333}}]
        """);
    String id =
        request(people.employee())
            .body("{\"proposalId\": \"%s\"}".formatted(people.pilot()))
            .post("/api/v1/agreements")
            .then()
            .statusCode(201)
            .body("terms.triggers[0].threshold", equalTo("5.55555598611111"))
            .extract()
            .path("id");
    edit(id, people, "{}")
        .statusCode(200)
        .body("terms.triggers[0].threshold", equalTo("5.55555598611111"));
    request(people.employee())
        .get("/api/v1/agreements")
        .then()
        .statusCode(200)
        .body("items.id", contains(id));
  }

  @Test
  void whatever_goes_beyond_the_pilot_is_marked_by_the_service() {
    var people = Case.fresh();
    PilotFixture.pilot(
        people,
        "COMPLETED",
        "\"result\": \"GRADUATED\",",
        PilotFixture.right(people.decision(), "ADVISE"));
    PilotFixture.decisionType(people.decision(), "ACTIVE", "DELEGATE");
    PilotFixture.decisionType(people.decision() + ".more", "ACTIVE", "DELEGATE");
    var draft = drafting(people).statusCode(201);
    draft.body("terms.rights[0].notPiloted", nullValue());
    String id = draft.extract().path("id");
    record Wider(String rights, List<Boolean> notPiloted) {}
    var tried = right(people.decision(), "ADVISE", "QUALITY", "\"2500.00\"");
    for (var wider :
        List.of(
            new Wider(tried, Arrays.asList((Boolean) null)),
            new Wider(
                right(people.decision(), "AGREE", "QUALITY", "\"10\""),
                Arrays.asList((Boolean) null)),
            new Wider(right(people.decision(), "INQUIRE", "QUALITY", "\"10\""), List.of(true)),
            new Wider(right(people.decision(), "ADVISE", "QUALITY", "\"2500.01\""), List.of(true)),
            new Wider(right(people.decision(), "ADVISE", "QUALITY", null), List.of(true)),
            new Wider(right(people.decision(), "ADVISE", "TIMING", "\"10\""), List.of(true)),
            new Wider(
                tried + "," + right(people.decision() + ".more", "TELL", "QUALITY", "\"10\""),
                Arrays.asList(null, true)))) {
      edit(id, people, "{\"rights\": [" + wider.rights() + "]}")
          .statusCode(200)
          .body("terms.rights.notPiloted", equalTo(wider.notPiloted()));
    }
    edit(id, people, "{\"rights\": [" + tried.replaceFirst("}$", ", \"notPiloted\": false}") + "]}")
        .statusCode(422)
        .body("errors.pointer", contains("/rights/0/notPiloted"));
  }

  @Test
  void rights_the_parties_name_must_keep_to_the_catalogue_and_all_that_do_not_are_told() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    PilotFixture.decisionType(people.decision(), "ACTIVE", "AGREE");
    PilotFixture.decisionType(people.decision() + ".old", "RETIRED", "DELEGATE");
    String id = drafting(people).statusCode(201).extract().path("id");
    edit(
            id,
            people,
            "{\"rights\": [%s, %s, %s]}"
                .formatted(
                    right(people.decision(), "ADVISE", "QUALITY", null),
                    right(people.decision() + ".old", "TELL", "QUALITY", null),
                    right(people.decision() + ".none", "TELL", "QUALITY", null)))
        .statusCode(422)
        .body("type", equalTo("/problems/policy-forbids"))
        .body(
            "errors.pointer",
            contains("/rights/0/level", "/rights/1/decision", "/rights/2/decision"))
        .body("errors.code", contains("above-ceiling", "retired", "not-in-catalogue"));
  }

  /** What was agreed on before with another is written down as it was. */
  @Test
  void a_currency_that_the_parties_name_is_one_that_there_is() {
    var people = Case.fresh();
    var proposal = UUID.randomUUID();
    PilotFixture.proposal(
        proposal,
        people,
        "ACCEPTED",
        """
        {"decision": "%s", "dimension": "QUALITY", "currentLevel": "CONSULT", "requestedLevel": "ADVISE", "risk": "LOW",
         "limit": {"amount": "10.00", "currency": "EUX"}}
        """
            .formatted(people.decision()),
        "");
    PilotFixture.decisionType(people.decision(), "ACTIVE", "DELEGATE");
    String id =
        fromProposal(people, proposal)
            .statusCode(201)
            .body("terms.rights[0].limit.currency", equalTo("EUX"))
            .extract()
            .path("id");
    var named = right(people.decision(), "ADVISE", "QUALITY", "\"10\"");
    edit(id, people, "{\"rights\": [" + named.replace("EUR", "EUX") + "]}")
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code + ' ' + it.detail }",
            contains("/rights/0/limit/currency format must be an ISO 4217 code of three letters"));
    edit(id, people, "{\"rights\": [" + named + "]}").statusCode(200);
  }

  @Test
  void contradictions_in_clauses_triggers_and_time_zone_are_all_told_at_once() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    String id = drafting(people).statusCode(201).extract().path("id");
    edit(
            id,
            people,
            """
            {"timeZone": "Mars/Olympus",
             "contextClauses": [{"event": "AUDIT", "reaction": "REVIEW"}, {"event": "AUDIT", "reaction": "SUSPEND", "withinDays": 3}]}
            """)
        .statusCode(422)
        .body(
            "errors.pointer",
            contains(
                "/timeZone",
                "/contextClauses/1/event",
                "/contextClauses/0/withinDays",
                "/contextClauses/1/withinDays"))
        .body("errors.code", contains("unknown", "twice", "reaction", "reaction"));
  }

  @Test
  void an_accepted_proposal_is_written_down_straight_and_all_of_it_is_marked_as_not_tried() {
    var people = Case.fresh();
    var proposal = UUID.randomUUID();
    PilotFixture.proposal(
        proposal,
        people,
        "ACCEPTED",
        """
        {"decision": "%s", "dimension": "QUALITY", "currentLevel": "TELL", "requestedLevel": "CONSULT", "risk": "LOW", "rationale": "Faster"}
        """
            .formatted(people.decision()),
        ", \"contextClauses\": [{\"event\": \"AUDIT\", \"reaction\": \"SUSPEND\"}]");
    String id =
        fromProposal(people, proposal)
            .statusCode(201)
            .body("terms.rights[0].level", equalTo("CONSULT"))
            .body("terms.rights.notPiloted", contains(true))
            .body("terms.boundaries.heldBy", contains(people.approver()))
            .body("terms.contextClauses.event", contains("AUDIT"))
            .body("terms.source.proposalId", equalTo(proposal.toString()))
            .body("terms.source.pilotId", nullValue())
            .extract()
            .path("id");
    fromProposal(people, proposal)
        .statusCode(409)
        .body("type", equalTo("/problems/proposal-has-agreement"))
        .body("detail", containsString(id));
  }

  @Test
  void a_proposal_must_be_accepted_ones_own_and_named_alone() {
    var people = Case.fresh();
    var proposal = UUID.randomUUID();
    fromProposal(people, proposal).statusCode(422).body("errors.pointer", contains("/proposalId"));
    PilotFixture.proposal(proposal, people, "UNDER_REVIEW", "", "");
    fromProposal(people, proposal)
        .statusCode(409)
        .body("type", equalTo("/problems/proposal-not-accepted"));
    request("kim")
        .body("{\"proposalId\": \"%s\"}".formatted(proposal))
        .post("/api/v1/agreements")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"));
    for (var body :
        List.of(
            "{}",
            "{\"proposalId\": \"%s\", \"pilotId\": \"%s\"}".formatted(proposal, people.pilot()))) {
      request(people.employee())
          .body(body)
          .post("/api/v1/agreements")
          .then()
          .statusCode(422)
          .body("errors.code", contains("one-origin", "one-origin"));
    }
  }

  private static String right(
      String decision, String level, String dimension, @Nullable String amount) {
    var limit =
        amount == null
            ? ""
            : ", \"limit\": {\"amount\": %s, \"currency\": \"EUR\"}".formatted(amount);
    return "{\"decision\": \"%s\", \"level\": \"%s\", \"dimension\": \"%s\", \"risk\": \"LOW\"%s}"
        .formatted(decision, level, dimension, limit);
  }

  private static ValidatableResponse edit(String id, Case people, String body) {
    return request(people.employee())
        .header("If-Match", "*")
        .body(body)
        .put("/api/v1/agreements/{id}", id)
        .then();
  }

  private static ValidatableResponse fromProposal(Case people, UUID proposal) {
    return request(people.employee())
        .body("{\"proposalId\": \"%s\"}".formatted(proposal))
        .post("/api/v1/agreements")
        .then();
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
