package dev.latitude.pilot.measurement;

import static dev.latitude.pilot.PilotFixture.GUARDRAILS;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.today;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class MeasuredBreachTest {
  @Test
  void a_late_report_of_an_earlier_week_breaches_as_it_would_have_in_time() {
    var id = active();
    measure(id, "error-rate", 1, "5").statusCode(201);
    measure(id, "error-rate", 3, "1").statusCode(201);
    read(id).body("state", equalTo("ACTIVE"));
    measure(id, "error-rate", 2, "5").statusCode(201);
    read(id).body("state", equalTo("REVERTED"));
  }

  @Test
  void a_sample_that_is_too_small_is_kept_and_neither_reverts_nor_counts() {
    var id = active();
    measure(id, "client-score", 1, "1", 4).statusCode(201);
    read(id).body("state", equalTo("ACTIVE"));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items.verdict", contains("INSUFFICIENT_DATA"))
        .body("items[0].value", nullValue())
        .body("items[0].measurements", hasSize(0))
        .body(
            "items[0].reason",
            equalTo(
                "client-score has no measurement with a sample of at least 5; measurements with a smaller one: 1."));
  }

  @Test
  void
      a_breached_signal_pauses_once_for_what_is_known_and_a_guardrail_reverts_also_a_paused_pilot() {
    var id =
        active(
            """
            [{"key": "errors-show", "metric": "error-rate", "kind": "SIGNAL", "operator": "ABOVE",
              "threshold": {"basis": "ABSOLUTE", "value": 2}, "consecutive": 1, "minimumSample": 1, "mode": "ARMED"},
             {"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE",
              "threshold": {"basis": "ABSOLUTE", "value": 4}, "consecutive": 1, "minimumSample": 1, "mode": "ARMED"}]
            """);
    measure(id, "error-rate", 1, "3").statusCode(201);
    read(id).body("state", equalTo("PAUSED"));
    history(id)
        .body("items[-1].type", equalTo("pilot.paused"))
        .body("items[-1].data.cause", equalTo("SIGNAL"))
        .body("items[-1].data.trigger", equalTo("errors-show"))
        .body("items[-1].data.metric", equalTo("error-rate"))
        .body("items[-1].data.value", is(3))
        .body("items[-1].data.limit", is(2))
        .body("items[-1].data.consecutive", is(1));

    command(asApprover(), id, "resume", "").statusCode(200);
    measure(id, "error-rate", 2, "1").statusCode(201);
    read(id).body("state", equalTo("ACTIVE"));

    measure(id, "error-rate", 3, "3").statusCode(201);
    read(id).body("state", equalTo("PAUSED"));
    asAuthor()
        .body(measurement("error-rate", today(), today(), "5", 1))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(201);
    read(id).body("state", equalTo("REVERTED"));
    history(id).body("items[-1].data.trigger", equalTo("errors-rise"));
  }

  @Test
  void a_shadow_breach_is_kept_and_changes_nothing() {
    var id = active(GUARDRAILS.replace("ARMED", "SHADOW"));
    measure(id, "client-score", 1, "1").statusCode(201);
    read(id).body("state", equalTo("ACTIVE"));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items.verdict", contains("SHADOW_BREACHED"));
  }
}
