package dev.latitude.pilot.review;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.start;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class ReviewResourceTest {
  @Test
  void graduation_names_what_the_numbers_lack() {
    var id = active();
    measure(id, "client-score", 1, "4.4", 4).statusCode(201);
    review(id, "GRADUATE")
        .statusCode(422)
        .body("type", equalTo("/problems/insufficient-data"))
        .body("detail", equalTo("3 things stand in the way of graduating; 'errors' names each."))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains(
                "/terms/metrics/1 not-measured",
                "/terms/triggers/0 insufficient-sample",
                "/terms/triggers/1 insufficient-sample"))
        .body(
            "errors.detail",
            contains(
                "error-rate has a target and no measurement with a sample of at least 1.",
                "client-score has no measurement with a sample of at least 5; measurements with a smaller one: 1.",
                "error-rate has no measurement with a sample of at least 1."));
    read(id).body("state", equalTo("ACTIVE"));
    asAuthor().get("/api/v1/pilots/{id}/reviews", id).then().body("items", hasSize(0));
  }

  @Test
  void a_pilot_can_be_stopped_at_any_time_and_grants_nothing_then() {
    var id = active();
    var stopped = review(id, "STOP").statusCode(201);
    read(id)
        .body("state", equalTo("COMPLETED"))
        .body("result", equalTo("STOPPED"))
        .body("graduatedRights", nullValue());
    history(id)
        .body("items[-2].type", equalTo("pilot.reviewed"))
        .body(
            "items[-2].data",
            equalTo(
                Map.of(
                    "reviewId",
                    stopped.extract().path("id"),
                    "outcome",
                    "STOP",
                    "note",
                    "We talked.",
                    "reviewDate",
                    start().plusDays(7).toString())))
        .body("items[-1].type", equalTo("pilot.completed"))
        .body("items[-1].data", equalTo(Map.of("result", "STOPPED", "note", "We talked.")));
  }

  @Test
  void each_review_stands_for_the_next_planned_date_that_has_come() {
    var id = active();
    review(id, "CONTINUE")
        .statusCode(201)
        .body("reviewDate", equalTo(start().plusDays(7).toString()))
        .body("heldBy", equalTo("morgan"));
    review(id, "CONTINUE").body("reviewDate", equalTo(start().plusDays(14).toString()));
    var extra = review(id, "CONTINUE").statusCode(201).body("reviewDate", nullValue());
    asAuthor()
        .get("/api/v1/pilots/{id}/reviews", id)
        .then()
        .body(
            "items.reviewDate",
            contains(null, start().plusDays(14).toString(), start().plusDays(7).toString()));
    asAuthor()
        .get(extra.extract().header("Location"))
        .then()
        .statusCode(200)
        .body("outcome", equalTo("CONTINUE"));
  }

  @Test
  void a_review_names_the_version_that_was_looked_at() {
    var id = active();
    asApprover()
        .body("{\"outcome\": \"STOP\", \"note\": \"Enough.\"}")
        .post("/api/v1/pilots/{id}/reviews", id)
        .then()
        .statusCode(428);
    asApprover()
        .header("If-Match", "\"1\"")
        .body("{\"outcome\": \"STOP\", \"note\": \"Enough.\"}")
        .post("/api/v1/pilots/{id}/reviews", id)
        .then()
        .statusCode(412);
  }

  @Test
  void who_may_not_review_or_propose_is_told_so_before_anything_about_the_request() {
    var id = active();
    var misfitting =
        "{\"outcome\": \"STOP\", \"note\": \"Enough.\", \"end\": \"%s\"}".formatted(start());
    command(asApprover(), id, "reviews", misfitting).statusCode(422);
    command(asAuthor(), id, "reviews", misfitting).statusCode(403);
    command(as("sam", "manager"), id, "reviews", misfitting).statusCode(404);
    var nothing = "{\"reason\": \"We know more now.\"}";
    command(asAuthor(), id, "propose-trigger-set", nothing).statusCode(422);
    command(as("ada", "auditor"), id, "propose-trigger-set", nothing).statusCode(403);
    command(asApprover(), id, "reviews", "{\"outcome\": \"STOP\", \"note\": \"Enough.\"}")
        .statusCode(201);
    command(asApprover(), id, "reviews", misfitting).statusCode(409);
    command(asAuthor(), id, "propose-trigger-set", nothing).statusCode(409);
  }

  @Test
  void reviewing_is_the_approvers_and_needs_a_word() {
    var id = active();
    command(asAuthor(), id, "reviews", "{\"outcome\": \"STOP\", \"note\": \"Enough.\"}")
        .statusCode(403);
    command(asApprover(), id, "reviews", "{\"outcome\": \"PROMOTE\", \"note\": \" \"}")
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }.sort()",
            contains("/note required", "/outcome type"));
  }
}
