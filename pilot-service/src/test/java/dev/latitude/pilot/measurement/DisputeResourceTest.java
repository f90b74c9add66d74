package dev.latitude.pilot.measurement;

import static dev.latitude.pilot.PilotFixture.GUARDRAILS;
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
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the parties can do about a value that they doubt, and about what it brought about. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class DisputeResourceTest {
  @Inject AgroalDataSource database;

  @Test
  void a_disputed_value_is_kept_and_marked_and_does_not_count() {
    var id = active(GUARDRAILS.replace("GUARDRAIL", "SIGNAL"));
    var good = measured(id, "client-score", 1, "4.4");
    var bad = measured(id, "client-score", 2, "3");
    read(id).body("state", equalTo("PAUSED"));

    dispute(asAuthor(), id, bad)
        .statusCode(200)
        .body("standing", equalTo("DISPUTED"))
        .body("superseded", is(false))
        .body("dispute.raisedBy", equalTo("robin"))
        .body("dispute.reason", equalTo("The survey was sent twice."))
        .body("dispute.outcome", nullValue());
    read(id).body("state", equalTo("PAUSED"));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items.cause", contains("DISPUTED", "RECORDED", "RECORDED"))
        .body("items.verdict", contains("WITHIN", "BREACHED", "WITHIN"))
        .body("items.recorded", contains(bad, bad, good))
        .body("items[0].measurements", contains(good));
    history(id)
        .body("items[-1].type", equalTo("pilot.measurement-disputed"))
        .body(
            "items[-1].data",
            equalTo(
                Map.of(
                    "measurementId",
                    bad,
                    "metric",
                    "client-score",
                    "from",
                    start().plusDays(7).toString(),
                    "to",
                    start().plusDays(13).toString())));
  }

  @Test
  void a_rejected_dispute_lets_the_value_count_again_and_act() {
    var id = active(GUARDRAILS.replace("GUARDRAIL", "SIGNAL"));
    var bad = measured(id, "client-score", 1, "3");
    dispute(asAuthor(), id, bad).statusCode(200);
    command(asApprover(), id, "resume", "").statusCode(200);

    resolve(asApprover(), id, bad, "REJECTED")
        .statusCode(200)
        .body("standing", equalTo("COUNTED"))
        .body("dispute.outcome", equalTo("REJECTED"))
        .body("dispute.note", equalTo("We looked."))
        .body("dispute.resolvedBy", equalTo("morgan"));
    read(id).body("state", equalTo("PAUSED"));
    history(id)
        .body("items[-2].type", equalTo("pilot.dispute-resolved"))
        .body("items[-2].data", hasEntry("outcome", "REJECTED"))
        .body("items[-1].type", equalTo("pilot.paused"));
    dispute(asAuthor(), id, bad)
        .statusCode(409)
        .body("type", equalTo("/problems/already-disputed"))
        .body("detail", containsString("Your side has disputed this measurement before"));
    dispute(asApprover(), id, bad).statusCode(200);
  }

  @Test
  void nobody_decides_alone_that_what_they_doubt_stays_out() {
    var id = active();
    var value = measured(id, "client-score", 1, "4.4");
    dispute(asApprover(), id, value).statusCode(200);
    dispute(asAuthor(), id, value)
        .statusCode(409)
        .body("detail", containsString("is disputed already, by morgan"));
    resolve(asApprover(), id, value, "UPHELD")
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"));
    resolve(asAuthor(), id, value, "UPHELD").statusCode(200).body("standing", equalTo("SET_ASIDE"));
    resolve(asAuthor(), id, value, "UPHELD")
        .statusCode(409)
        .body("type", equalTo("/problems/no-open-dispute"));
    dispute(asAuthor(), id, value).statusCode(409).body("detail", containsString("was upheld"));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items.verdict", contains("INSUFFICIENT_DATA", "INSUFFICIENT_DATA", "WITHIN"));
    review(id, "GRADUATE")
        .statusCode(422)
        .body(
            "errors.code",
            contains("not-measured", "not-measured", "insufficient-sample", "insufficient-sample"));
  }

  @Test
  void a_correction_ends_a_dispute_and_counts() {
    var id = active();
    var wrong = measured(id, "client-score", 1, "4.4");
    dispute(asApprover(), id, wrong).statusCode(200);
    measure(id, "client-score", 1, "4.4")
        .statusCode(200)
        .body("id", equalTo(wrong))
        .body("standing", equalTo("DISPUTED"));
    var right = measured(id, "client-score", 1, "4.3");
    asAuthor()
        .get("/api/v1/pilots/{id}/measurements/{m}", id, right)
        .then()
        .body("standing", equalTo("COUNTED"))
        .body("supersedes", equalTo(wrong));
    resolve(asAuthor(), id, wrong, "REJECTED")
        .statusCode(409)
        .body("type", equalTo("/problems/measurement-corrected"));
    dispute(asAuthor(), id, wrong).statusCode(409);
  }

  @Test
  void a_wrong_reversion_is_corrected_and_reinstated_and_both_evaluations_are_kept() {
    var id = active();
    measured(id, "client-score", 1, "4.4");
    measured(id, "client-score", 2, "3.7");
    read(id).body("state", equalTo("REVERTED"));
    command(asApprover(), id, "reinstate", "{\"reason\": \"A typing error.\"}")
        .statusCode(422)
        .body("type", equalTo("/problems/still-breached"))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }", contains("/terms/triggers/0 breached"))
        .body("errors[0].detail", containsString("client-score was 3.7"));

    measured(id, "client-score", 2, "4.7");
    read(id).body("state", equalTo("REVERTED"));
    command(asApprover(), id, "reinstate", "{\"reason\": \"A typing error.\"}")
        .statusCode(200)
        .body("state", equalTo("ACTIVE"))
        .body("stateReason", nullValue());
    history(id)
        .body("items[-1].type", equalTo("pilot.reinstated"))
        .body("items[-1].data.reason", equalTo("A typing error."))
        .body("items[-1].data.rights.decision", contains("client-report.publish"))
        .body("items[-1].data.author", equalTo("robin"))
        .body("items[-1].data.until", equalTo(start().plusDays(28) + "T00:00:00Z"));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body(
            "items.cause", contains("REINSTATED", "REINSTATED", "RECORDED", "RECORDED", "RECORDED"))
        .body(
            "items.findAll { it.trigger == 'score-falls' }.verdict",
            contains("WITHIN", "WITHIN", "BREACHED", "WITHIN"));
    measure(id, "client-score", 3, "3").statusCode(201);
    read(id).body("state", equalTo("REVERTED"));
  }

  @Test
  void a_disputed_breach_is_no_breach_and_comes_back_when_the_dispute_is_rejected() {
    var id = active();
    var bad = measured(id, "client-score", 1, "3.7");
    dispute(asAuthor(), id, bad).statusCode(200);
    command(asApprover(), id, "reinstate", "{\"reason\": \"Until we know.\"}").statusCode(200);
    resolve(asApprover(), id, bad, "REJECTED").statusCode(200);
    read(id).body("state", equalTo("REVERTED"));
    history(id)
        .body("items.type.findAll { it == 'pilot.reverted' }", hasSize(2))
        .body("items[-1].data.trigger", equalTo("score-falls"));
  }

  @Test
  void a_reversion_by_a_person_can_be_taken_back_but_not_past_the_end_or_beside_another_pilot()
      throws SQLException {
    var id = active();
    command(asApprover(), id, "revert", "{\"reason\": \"The client called.\"}").statusCode(200);
    command(asApprover(), id, "reinstate", "{\"reason\": \" \"}").statusCode(422);
    asApprover()
        .body("{\"reason\": \"A misunderstanding.\"}")
        .post("/api/v1/pilots/{id}/reinstate", id)
        .then()
        .statusCode(428);

    execute(
        "update pilot set terms = jsonb_set(terms, '{plan,end}', '\"2020-01-01\"') where id = '%s'",
        id);
    command(asApprover(), id, "reinstate", "{\"reason\": \"A misunderstanding.\"}")
        .statusCode(409)
        .body("type", equalTo("/problems/past-its-end"))
        .body(
            "detail",
            equalTo(
                "The pilot's last day was 2020-01-01, so it cannot be reinstated. Begin another pilot."));
    execute(
        "update pilot set terms = jsonb_set(terms, '{plan,end}', to_jsonb((current_date + 6)::text)) where id = '%s'",
        id);

    String next =
        asAuthor()
            .body(
                "{\"proposalId\": \"%s\"}".formatted(read(id).extract().<String>path("proposalId")))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    command(asApprover(), id, "reinstate", "{\"reason\": \"A misunderstanding.\"}")
        .statusCode(409)
        .body("type", equalTo("/problems/pilot-exists"))
        .body("detail", containsString(next));
    command(asAuthor(), next, "cancel", "").statusCode(200);
    command(asApprover(), id, "reinstate", "{\"reason\": \"A misunderstanding.\"}").statusCode(200);
  }

  @Test
  void disputes_are_between_the_parties_and_about_values_of_their_pilot() {
    var id = active();
    var value = measured(id, "client-score", 1, "4.4");
    dispute(as("sam"), id, value).statusCode(404);
    dispute(as("auditor-1", "auditor"), id, value).statusCode(403);
    dispute(as("survey-tool", "measurement-integration"), id, value).statusCode(404);
    dispute(asAuthor(), id, UUID.randomUUID().toString()).statusCode(404);
    dispute(asAuthor(), active(), value).statusCode(404);
    assertThat(dispute(asAuthor(), id, value).statusCode(200).extract().<String>path("id"))
        .isEqualTo(value);
    resolve(asApprover(), id, value, "PERHAPS")
        .statusCode(422)
        .body("errors.pointer", contains("/outcome"));
  }

  private static String measured(String id, String metric, int week, String value) {
    return measure(id, metric, week, value).statusCode(201).extract().path("id");
  }

  private static ValidatableResponse dispute(RequestSpecification party, String id, String value) {
    return party
        .body("{\"reason\": \"The survey was sent twice.\"}")
        .post("/api/v1/pilots/{id}/measurements/{m}/dispute", id, value)
        .then();
  }

  private static ValidatableResponse resolve(
      RequestSpecification party, String id, String value, String outcome) {
    return party
        .body("{\"outcome\": \"%s\", \"note\": \"We looked.\"}".formatted(outcome))
        .post("/api/v1/pilots/{id}/measurements/{m}/resolve", id, value)
        .then();
  }

  private void execute(String sql, String id) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql.formatted(id));
    }
  }
}
