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
        .body("actions", contains("edit", "submit", "withdraw"))
        .body("etag", equalTo(draft.extract().header("ETag")));
    String id = draft.extract().path("id");

    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/readiness", id)
        .then()
        .statusCode(200)
        .body("ready", is(true))
        .body("findings", hasSize(0));

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
        .body("actions", contains("accept", "decline"));

    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .header("If-Match", submitted.extract().header("ETag"))
        .contentType("application/json")
        .body("{\"revision\": 1}")
        .post("/api/v1/proposals/{id}/accept", id)
        .then()
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"))
        .body("actions", hasSize(0));

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
}
