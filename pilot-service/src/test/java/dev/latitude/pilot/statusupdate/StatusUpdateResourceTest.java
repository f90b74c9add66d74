package dev.latitude.pilot.statusupdate;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.start;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class StatusUpdateResourceTest {
  @Test
  void the_author_reports_once_on_each_period_that_has_begun() {
    var id = active();
    var second = report(asAuthor(), id, 2).statusCode(201);
    second
        .body("period", is(2))
        .body("from", equalTo(start().plusDays(7).toString()))
        .body("to", equalTo(start().plusDays(13).toString()))
        .body("health", equalTo("ON_TRACK"))
        .body("checklist[0].item", equalTo("Totals checked twice"))
        .body("checklist[0].done", is(true))
        .body("reportedBy", equalTo("robin"));
    report(asAuthor(), id, 1).statusCode(201);
    report(asAuthor(), id, 2)
        .statusCode(409)
        .body("type", equalTo("/problems/already-reported"))
        .body("detail", equalTo("Period 2 has its status update already."));

    asApprover()
        .get("/api/v1/pilots/{id}/status-updates", id)
        .then()
        .statusCode(200)
        .body("items.period", contains(1, 2));
    asApprover()
        .get(second.extract().header("Location"))
        .then()
        .statusCode(200)
        .body("summary", equalTo("A quiet week."));
    history(id)
        .body("items[-2].type", equalTo("pilot.status-updated"))
        .body(
            "items[-2].data",
            equalTo(
                Map.of(
                    "statusUpdateId",
                    second.extract().path("id"),
                    "period",
                    2,
                    "from",
                    start().plusDays(7).toString(),
                    "to",
                    start().plusDays(13).toString(),
                    "health",
                    "ON_TRACK",
                    "late",
                    false)));
  }

  @Test
  void a_period_beyond_the_end_cannot_be_reported_on() {
    var id = active();
    report(asAuthor(), id, 4).statusCode(201);
    report(asAuthor(), id, 5)
        .statusCode(422)
        .body("errors.collect { it.pointer + ' ' + it.code }", contains("/period outside-pilot"));
  }

  @Test
  void every_fault_of_a_body_is_named_at_once() {
    asAuthor()
        .body("{\"period\": 0, \"health\": \"FINE\", \"checklist\": [{\"item\": \" \"}]}")
        .post("/api/v1/pilots/{id}/status-updates", active())
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }.sort()",
            contains(
                "/checklist/0/done required",
                "/checklist/0/item required",
                "/health type",
                "/period range",
                "/summary required"));
  }

  @Test
  void reporting_is_the_authors() {
    report(asApprover(), active(), 1)
        .statusCode(403)
        .body("detail", equalTo("You may not update-status this pilot: only its author may."));
  }

  private static ValidatableResponse report(RequestSpecification party, String id, int period) {
    return party
        .body(
            """
            {"period": %d, "summary": "A quiet week.", "health": "ON_TRACK",
             "checklist": [{"item": "Totals checked twice", "done": true}]}
            """
                .formatted(period))
        .post("/api/v1/pilots/{id}/status-updates", id)
        .then();
  }
}
