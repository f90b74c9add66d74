package dev.latitude.proposal.proposal;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ProposalResourceTest {
  @Test
  void a_request_becomes_a_draft_is_submitted_and_accepted() {
    var draft = ProposalFixture.draft();
    draft
        .body("state", equalTo("DRAFT"))
        .body("revisionNumber", is(0))
        .body(
            "actions",
            contains(
                "edit", "attach-friction-summary", "attach-pilot", "detach", "submit", "withdraw"))
        .body("etag", equalTo(draft.extract().header("ETag")));
    String id = draft.extract().path("id");

    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/readiness", id)
        .then()
        .statusCode(200)
        .body("ready", is(true))
        .body("findings.rule", contains("big-leap", "no-ally"))
        .body("findings.severity", contains("WARNING", "WARNING"))
        .body("drivers", hasSize(0));

    var submitted =
        given()
            .header("Authorization", bearer(AUTHOR))
            .header("If-Match", draft.extract().header("ETag"))
            .post("/api/v1/proposals/{id}/submit", id)
            .then()
            .statusCode(200)
            .body("state", equalTo("UNDER_REVIEW"))
            .body("revisionNumber", is(1))
            .body("actions", contains("withdraw"));

    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .get("/api/v1/proposals/{id}", id)
        .then()
        .statusCode(200)
        .body("actions", contains("accept", "counter", "decline", "extend"));

    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .header("If-Match", submitted.extract().header("ETag"))
        .contentType("application/json")
        .body("{\"revision\": 1}")
        .post("/api/v1/proposals/{id}/accept", id)
        .then()
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"))
        .body("actions", hasSize(0)); // the follow-up is the author's

    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .get("/api/v1/proposals/{id}/history", id)
        .then()
        .statusCode(200)
        .body("items.type", contains("proposal.created", "proposal.submitted", "proposal.accepted"))
        .body("items.revision", contains(1, 2, 3))
        .body("items.actor", contains(AUTHOR, AUTHOR, APPROVER));
  }

  @Test
  void every_fault_of_a_body_is_named_at_once() {
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(
            """
            {"title": 7, "aprover": "morgan", "workScope": "GALAXY",
             "rights": [{"decision": "Not A Slug", "dimension": "QUALITY", "currentLevel": "CONSULT", "requestedLevel": "OWN"}],
             "metrics": [{"key": "m", "name": "M", "unit": "1", "direction": "HIGHER_IS_BETTER", "target": "high"}],
             "respondBy": "tomorrow"}
            """)
        .post("/api/v1/proposals")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-body"))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }.sort()",
            contains(
                "/approver required",
                "/aprover unknown-property",
                "/metrics/0/target type",
                "/respondBy type",
                "/rights/0/decision format",
                "/rights/0/rationale required",
                "/rights/0/requestedLevel type",
                "/rights/0/risk required",
                "/title type",
                "/workScope type"))
        .body("errors.detail", hasItem("must be one of ROLE, PROJECT, TASK, PHASE"));
  }

  @Test
  void submitting_what_is_not_ready_is_422_and_names_everything_that_stands_in_the_way() {
    String id =
        given()
            .header("Authorization", bearer(AUTHOR))
            .contentType("application/json")
            .body("{\"title\": \"More say\", \"approver\": \"morgan\", \"workScope\": \"ROLE\"}")
            .post("/api/v1/proposals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", "\"1\"")
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/not-ready"))
        .body(
            "errors.code",
            contains(
                "nothing-requested",
                "no-boundary",
                "no-benefit",
                "no-measurable-success",
                "no-risk-named",
                "no-safeguard",
                "no-pilot",
                "no-answer-date"));
  }

  @Test
  void a_level_above_the_ceiling_is_stopped_at_submit() {
    var decision = ProposalFixture.newDecision("ADVISE");
    String id =
        given()
            .header("Authorization", bearer(AUTHOR))
            .contentType("application/json")
            .body(ProposalFixture.content(decision))
            .post("/api/v1/proposals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", "\"1\"")
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(422)
        .body("errors.code", contains("above-ceiling"))
        .body("errors.pointer", contains("/rights/0/requestedLevel"));
  }

  @Test
  void a_person_cannot_be_their_own_approver() {
    given()
        .header("Authorization", bearer(APPROVER))
        .contentType("application/json")
        .body(ProposalFixture.content("any"))
        .post("/api/v1/proposals")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/own-approver"))
        .body("errors.pointer", contains("/approver"));
  }

  @Test
  void an_answer_to_another_revision_than_the_one_on_the_table_is_412() {
    var submitted = ProposalFixture.submitted();
    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .header("If-Match", submitted.extract().header("ETag"))
        .contentType("application/json")
        .body("{\"revision\": 2}")
        .post("/api/v1/proposals/{id}/accept", submitted.extract().<String>path("id"))
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-revision"));
  }

  @Test
  void commands_need_the_version_the_caller_has_seen() {
    var draft = ProposalFixture.draft();
    String id = draft.extract().path("id");
    given()
        .header("Authorization", bearer(AUTHOR))
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/if-match-required"));
    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", "\"0\"")
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-etag"));
  }

  @Test
  void a_revision_stays_as_it_was_submitted() {
    var submitted = ProposalFixture.submitted();
    String id = submitted.extract().path("id");
    String title = submitted.extract().path("content.title");
    given()
        .header("Authorization", bearer(APPROVER))
        .get("/api/v1/proposals/{id}/revisions/1", id)
        .then()
        .statusCode(200)
        .body("content.title", equalTo(title))
        .body("author", equalTo(AUTHOR));
    given()
        .header("Authorization", bearer(APPROVER))
        .get("/api/v1/proposals/{id}/revisions/2", id)
        .then()
        .statusCode(404);
  }

  @Test
  void only_hr_adds_to_the_catalogue_and_a_name_is_taken_once() {
    var type =
        "{\"slug\": \"%s\", \"title\": \"T\", \"dimension\": \"TIMING\", \"usualRisk\": \"LOW\", \"ceiling\": \"AGREE\"}"
            .formatted(ProposalFixture.newDecision());
    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .contentType("application/json")
        .body(type)
        .post("/api/v1/decision-types")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
    given()
        .header("Authorization", bearer("hanna", "hr"))
        .contentType("application/json")
        .body(type)
        .post("/api/v1/decision-types")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/slug-taken"));
  }

  @Test
  void the_feed_is_for_machines_and_auditors() {
    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposal-events")
        .then()
        .statusCode(403);
    given()
        .header("Authorization", bearer("ada", "auditor"))
        .get("/api/v1/proposal-events?limit=1")
        .then()
        .statusCode(200)
        .body("items[0].specversion", equalTo("1.0"))
        .body("items[0].source", equalTo("/api/v1/proposal-events"));
  }

  @Test
  void what_was_read_can_be_sent_back_as_it_is() {
    var draft = ProposalFixture.draft();
    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", draft.extract().header("ETag"))
        .contentType("application/json")
        .body(draft.extract().<Object>path("content"))
        .put("/api/v1/proposals/{id}", draft.extract().<String>path("id"))
        .then()
        .statusCode(200)
        .body("content", equalTo(draft.extract().path("content")));
  }

  @Test
  void money_travels_as_a_string_and_not_as_a_number() {
    var decision = ProposalFixture.newDecision();
    var limited =
        ProposalFixture.content(decision)
            .replace(
                "\"risk\": \"LOW\"",
                "\"risk\": \"LOW\", \"limit\": {\"amount\": %s, \"currency\": \"EUR\"}");
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(limited.replace("%s", "\"2500.00\""))
        .post("/api/v1/proposals")
        .then()
        .statusCode(201)
        .body("content.rights[0].limit.amount", equalTo("2500.00"));
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(limited.replace("%s", "2500.00"))
        .post("/api/v1/proposals")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/rights/0/limit/amount"))
        .body("errors.detail", contains("must be a decimal as a string, as in \"2500.00\""));
  }
}
