package dev.latitude.pilot.triggerset;

import static dev.latitude.pilot.PilotFixture.GUARDRAILS;
import static dev.latitude.pilot.PilotFixture.acknowledge;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.etag;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.agree;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.asking;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.guardrails;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.hashOf;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.propose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class TriggerSetResourceTest {
  @Inject AgroalDataSource database;

  @Test
  void the_old_set_judges_until_both_stand_by_the_new_one_and_then_the_new_one_does() {
    var id = active();
    String before = read(id).extract().path("triggerSetHash");
    propose(asApprover(), id, guardrails("3", 1))
        .statusCode(200)
        .body("triggerSetHash", equalTo(before))
        .body("terms.triggers[1].threshold.value", is(4))
        .body("proposedTriggerSet.triggers[1].threshold.value", is(3))
        .body("proposedTriggerSet.proposedBy", equalTo("morgan"))
        .body("proposedTriggerSet.reason", equalTo("We know more now."))
        .body("proposedTriggerSet.acknowledgements", hasSize(0))
        .body(
            "proposedTriggerSet.changes.collect { it.trigger + ' ' + it.change + ' ' + it.property + ' ' + it.from + ' ' + it.to }",
            contains(
                "errors-rise TIGHTENED threshold 4 3", "errors-rise TIGHTENED consecutive 2 1"))
        .body("actions", hasItem("acknowledge"))
        .body("actions", hasItem("withdraw-trigger-set"));
    String hash = read(id).extract().path("proposedTriggerSet.hash");
    agree(asApprover(), id).statusCode(200).body("actions", not(hasItem("acknowledge")));
    measure(id, "error-rate", 1, "3.5").statusCode(201);
    read(id)
        .body("state", equalTo("ACTIVE"))
        .body("triggerSetHash", equalTo(before))
        .body("actions", hasItem("acknowledge"));

    agree(asAuthor(), id)
        .statusCode(200)
        .body("triggerSetHash", equalTo(hash))
        .body("terms.triggers[1].threshold.value", is(3))
        .body("acknowledgements.person", contains("morgan", "robin"))
        .body("proposedTriggerSet", nullValue());
    measure(id, "error-rate", 2, "3.5").statusCode(201);
    read(id)
        .body("state", equalTo("REVERTED"))
        .body("stateReason", containsString("above the limit 3; breaches in a row: 1, needed: 1."));
    history(id)
        .body(
            "items.type",
            contains(
                "pilot.created",
                "pilot.acknowledged",
                "pilot.acknowledged",
                "pilot.started",
                "pilot.trigger-set-proposed",
                "pilot.acknowledged",
                "pilot.measured",
                "pilot.acknowledged",
                "pilot.trigger-set-changed",
                "pilot.measured",
                "pilot.reverted"))
        .body("items[8].data.triggerSetHash", equalTo(hash))
        .body("items[8].data.changes.change", contains("TIGHTENED", "TIGHTENED"));
  }

  @Test
  void what_was_known_before_is_held_against_what_stood_then_and_a_later_correction_is_news() {
    var id = active();
    measure(id, "error-rate", 1, "3.5").statusCode(201);
    propose(asApprover(), id, guardrails("3", 1)).statusCode(200);
    agree(asApprover(), id).statusCode(200);
    agree(asAuthor(), id).statusCode(200).body("state", equalTo("ACTIVE"));
    asAuthor()
        .get("/api/v1/pilots/{id}/evaluations", id)
        .then()
        .body("items.findAll { it.cause == 'TRIGGERS_CHANGED' }", hasSize(2))
        .body("items.find { it.trigger == 'errors-rise' }.verdict", equalTo("WITHIN"))
        .body(
            "items.find { it.trigger == 'errors-rise' }.reason",
            equalTo(
                "error-rate was 3.5 from %s to %s (sample 40), above the limit 3; it was known before this trigger was agreed on as it is, so it is no breach."
                    .formatted(start(), start().plusDays(6))));
    measure(id, "error-rate", 2, "2").statusCode(201);
    read(id).body("state", equalTo("ACTIVE"));
    measure(id, "error-rate", 1, "3.6").statusCode(201);
    read(id).body("state", equalTo("REVERTED"));
  }

  @Test
  void a_trigger_that_did_not_change_goes_on_with_the_row_it_has() {
    var id = active();
    measure(id, "error-rate", 1, "5").statusCode(201);
    propose(asAuthor(), id, GUARDRAILS.replace("-10", "-5")).statusCode(200);
    agree(asApprover(), id).statusCode(200);
    agree(asAuthor(), id).statusCode(200);
    measure(id, "error-rate", 2, "5").statusCode(201);
    read(id).body("state", equalTo("REVERTED"));
  }

  @Test
  void arming_a_trigger_does_not_make_a_breach_of_what_it_saw_in_the_shadow() {
    var id = active(GUARDRAILS.replace("ARMED", "SHADOW"));
    measure(id, "client-score", 1, "3").statusCode(201);
    propose(asApprover(), id, GUARDRAILS)
        .body("proposedTriggerSet.changes.change", contains("ARMED", "ARMED"));
    agree(asApprover(), id).statusCode(200);
    agree(asAuthor(), id).statusCode(200).body("state", equalTo("ACTIVE"));
    measure(id, "client-score", 2, "3").statusCode(201);
    read(id).body("state", equalTo("REVERTED"));
  }

  @Test
  void another_proposal_takes_the_place_of_the_first_and_what_was_said_of_it_does_not_count() {
    var id = active();
    propose(asAuthor(), id, guardrails("5", 2))
        .body("proposedTriggerSet.changes.change", contains("LOOSENED"));
    agree(asAuthor(), id).statusCode(200);
    String first = read(id).extract().path("proposedTriggerSet.hash");
    propose(asApprover(), id, guardrails("4.5", 2))
        .statusCode(200)
        .body("proposedTriggerSet.acknowledgements", hasSize(0));
    String second = read(id).extract().path("proposedTriggerSet.hash");
    command(asApprover(), id, "acknowledge", hashOf(first))
        .statusCode(409)
        .body("type", equalTo("/problems/other-trigger-set"))
        .body("detail", containsString(second));
    agree(asApprover(), id).statusCode(200).body("proposedTriggerSet", notNullValue());
    agree(asAuthor(), id).statusCode(200).body("terms.triggers[1].threshold.value", is(4.5f));
  }

  @Test
  void asking_or_agreeing_twice_changes_nothing() {
    var id = active();
    propose(asAuthor(), id, guardrails("5", 2)).statusCode(200);
    agree(asAuthor(), id).statusCode(200);
    var once = etag(id);
    propose(asApprover(), id, guardrails("5.0", 2)).statusCode(200);
    agree(asAuthor(), id).statusCode(200);
    assertThat(etag(id)).isEqualTo(once);
    read(id).body("proposedTriggerSet.acknowledgements.person", contains("robin"));
  }

  @Test
  void either_party_takes_it_off_the_table() {
    for (var party : List.of(asAuthor(), asApprover())) {
      var id = active();
      propose(asAuthor(), id, guardrails("5", 2)).statusCode(200);
      agree(asApprover(), id).statusCode(200);
      command(party, id, "withdraw-trigger-set", "")
          .statusCode(200)
          .body("proposedTriggerSet", nullValue())
          .body("terms.triggers[1].threshold.value", is(4))
          .body("actions", not(hasItem("withdraw-trigger-set")));
      history(id).body("items[-1].type", equalTo("pilot.trigger-set-withdrawn"));
      command(asAuthor(), id, "withdraw-trigger-set", "")
          .statusCode(409)
          .body("type", equalTo("/problems/no-trigger-set-proposed"))
          .body(
              "detail",
              equalTo(
                  "No other trigger set is on the table. Read the pilot again to see which one stands."));
    }
  }

  @Test
  void before_the_start_the_set_is_changed_at_once_and_acknowledged_anew() {
    var id = planned();
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    read(id).body("actions", contains("propose-trigger-set", "start", "cancel", "add-observer"));
    propose(asAuthor(), id, guardrails("3", 2))
        .statusCode(200)
        .body("terms.triggers[1].threshold.value", is(3))
        .body("proposedTriggerSet", nullValue())
        .body("acknowledgements", hasSize(0))
        .body("actions", contains("acknowledge", "propose-trigger-set", "cancel", "add-observer"));
    command(asAuthor(), id, "start", "")
        .statusCode(422)
        .body("errors.code", contains("not-acknowledged", "not-acknowledged"));
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    command(asAuthor(), id, "start", "").statusCode(200);
    measure(id, "error-rate", 1, "3.5").statusCode(201);
    measure(id, "error-rate", 2, "3.5").statusCode(201);
    read(id).body("state", equalTo("REVERTED"));
  }

  @Test
  void review_dates_to_come_can_be_moved_and_those_that_have_come_stay() {
    var id = active();
    command(
            asAuthor(),
            id,
            "propose-trigger-set",
            "{\"reviewDates\": [\"%s\"], \"reason\": \"The client is away.\"}"
                .formatted(today().plusDays(3)))
        .statusCode(200)
        .body("proposedTriggerSet.changes", hasSize(0))
        .body(
            "proposedTriggerSet.reviewDates",
            contains(
                start().plusDays(7).toString(),
                start().plusDays(14).toString(),
                today().plusDays(3).toString()));
    agree(asAuthor(), id).statusCode(200);
    agree(asApprover(), id)
        .statusCode(200)
        .body("terms.plan.reviewDates", hasItem(today().plusDays(3).toString()));
  }

  @Test
  void what_does_not_fit_the_pilot_is_refused_and_everything_is_named() {
    var id = active();
    command(
            asAuthor(),
            id,
            "propose-trigger-set",
            """
            {"triggers": [
               {"key": "a", "metric": "error-rate", "kind": "SIGNAL", "operator": "ABOVE", "threshold": {"basis": "BASELINE_PERCENT", "value": 5}},
               {"key": "a", "metric": "mood", "kind": "SIGNAL", "operator": "ABOVE", "threshold": {"basis": "ABSOLUTE", "value": 5},
                "noData": {"action": "PAUSE", "grace": "P2M"}}],
             "reviewDates": ["%s", "%s", "%s"], "reason": "Why not?"}
            """
                .formatted(today(), today().plusDays(99), today().plusDays(99)))
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains(
                "/triggers/1/key key-repeated",
                "/triggers/1/metric unknown-metric",
                "/triggers/0/threshold no-baseline",
                "/triggers/1/noData/grace range",
                "/reviewDates/0 not-to-come",
                "/reviewDates/1 outside-pilot",
                "/reviewDates/2 date-repeated"));
    command(asAuthor(), id, "propose-trigger-set", asking(GUARDRAILS))
        .statusCode(422)
        .body("errors.code", contains("no-change"));
    command(asAuthor(), id, "propose-trigger-set", "{\"reason\": \"Hm.\"}")
        .statusCode(422)
        .body("errors.code", contains("no-change"));
    read(id).body("proposedTriggerSet", nullValue());
  }

  @Test
  void a_risk_that_a_trigger_answers_stays_answered() {
    var proposal =
        proposalOf(
            "ACCEPTED",
            content(GUARDRAILS)
                .replace(
                    "\"mitigation\": \"A checklist before sending\",", "\"mitigation\": \"\","));
    String id =
        asAuthor()
            .body("{\"proposalId\": \"%s\", \"start\": \"%s\"}".formatted(proposal, start()))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    command(asAuthor(), id, "start", "").statusCode(200);
    for (var without :
        List.of(
            "[]",
            GUARDRAILS.replace("errors-rise", "errors-show"),
            GUARDRAILS.replace("ARMED", "SHADOW"))) {
      propose(asAuthor(), id, without)
          .statusCode(422)
          .body("errors.pointer", contains("/triggers"))
          .body("errors.code", contains("open-risk"))
          .body(
              "errors.detail",
              contains(
                  "would leave a risk with no armed trigger, mitigation or accepted residual: A wrong number reaches the client"));
    }
  }

  @Test
  void every_set_that_stood_can_be_read_with_its_time_and_who_stood_by_it() {
    var id = active();
    String first = read(id).extract().path("triggerSetHash");
    propose(asAuthor(), id, guardrails("5", 2)).statusCode(200);
    agree(asApprover(), id).statusCode(200);
    agree(asAuthor(), id).statusCode(200);
    String second = read(id).extract().path("triggerSetHash");
    review(id, "STOP").statusCode(201);
    var sets = asAuthor().get("/api/v1/pilots/{id}/trigger-sets", id).then().statusCode(200);
    sets.body("items.hash", contains(first, second))
        .body("items.revision", contains(4, 8))
        .body("items.basis", contains("AGREED", "AGREED"))
        .body("items[0].until", equalTo(sets.extract().path("items[1].from")))
        .body("items[1].until", equalTo(read(id).extract().path("completedAt")))
        .body("items[0].acknowledgements.person", contains("robin", "morgan"))
        .body("items[1].acknowledgements.person", contains("morgan", "robin"))
        .body("items[0].content.triggers[1].threshold.value", is(4))
        .body("items[1].content.triggers[1].threshold.value", is(5));
    var page =
        asAuthor().get("/api/v1/pilots/{id}/trigger-sets?limit=1", id).then().statusCode(200);
    page.body("items.hash", contains(first))
        .body("items[0].until", equalTo(sets.extract().path("items[1].from")));
    asAuthor()
        .get(
            "/api/v1/pilots/{id}/trigger-sets?limit=1&cursor={c}",
            id,
            page.extract().<String>path("next"))
        .then()
        .statusCode(200)
        .body("items.hash", contains(second))
        .body("next", nullValue());
    as("stranger", "manager").get("/api/v1/pilots/{id}/trigger-sets", id).then().statusCode(404);
  }

  @Test
  void what_stood_is_written_once() throws SQLException {
    active();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var sql : List.of("update trigger_set set hash = hash", "delete from trigger_set")) {
        assertThatThrownBy(() -> statement.execute(sql))
            .hasMessageContaining("trigger sets are written once");
      }
    }
  }

  @Test
  void a_completed_pilot_has_nothing_on_the_table() {
    var id = active();
    propose(asAuthor(), id, guardrails("5", 2)).statusCode(200);
    review(id, "STOP").statusCode(201);
    read(id).body("proposedTriggerSet", nullValue()).body("actions", contains("add-observer"));
  }
}
