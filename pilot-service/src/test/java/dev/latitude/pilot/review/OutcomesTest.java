package dev.latitude.pilot.review;

import static dev.latitude.pilot.PilotFixture.GUARDRAILS;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.agree;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.guardrails;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.propose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each outcome of a review brings about. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class OutcomesTest {
  @Test
  void adjusting_puts_other_triggers_and_dates_on_the_table_for_both() {
    var id = active();
    var held =
        hold(
            id,
            """
            {"outcome": "ADJUST", "note": "Let us be warned earlier.", "triggers": %s, "reviewDates": ["%s"]}
            """
                .formatted(guardrails("3", 2), today().plusDays(4)));
    held.statusCode(201)
        .body("outcome", equalTo("ADJUST"))
        .body("reviewDate", equalTo(start().plusDays(7).toString()))
        .body("reviewDates", hasItem(today().plusDays(4).toString()));
    read(id)
        .body("state", equalTo("ACTIVE"))
        .body("terms.triggers[1].threshold.value", is(4))
        .body("proposedTriggerSet.hash", equalTo(held.extract().path("triggerSetHash")))
        .body("proposedTriggerSet.reason", equalTo("Let us be warned earlier."))
        .body("proposedTriggerSet.acknowledgements", hasSize(0));
    agree(asApprover(), id).statusCode(200);
    agree(asAuthor(), id).statusCode(200).body("terms.triggers[1].threshold.value", is(3));
    history(id)
        .body(
            "items.type.subList(4, 8)",
            contains(
                "pilot.reviewed",
                "pilot.trigger-set-proposed",
                "pilot.acknowledged",
                "pilot.acknowledged"));
  }

  @Test
  void extending_gives_rights_in_force_a_later_end_and_says_so_to_the_register() {
    var id = active();
    propose(asAuthor(), id, guardrails("5", 2)).statusCode(200);
    var end = start().plusDays(55);
    var held =
        hold(
            id,
            """
            {"outcome": "EXTEND", "note": "Four more weeks.", "end": "%s", "reviewDates": ["%s"]}
            """
                .formatted(end, today().plusDays(20)));
    held.statusCode(201).body("end", equalTo(end.toString()));
    read(id)
        .body("state", equalTo("ACTIVE"))
        .body("terms.plan.end", equalTo(end.toString()))
        .body("triggerSetHash", equalTo(held.extract().path("triggerSetHash")))
        .body("proposedTriggerSet", nullValue())
        .body("acknowledgements.person", contains("morgan"));
    history(id)
        .body("items[-3].type", equalTo("pilot.reviewed"))
        .body("items[-2].type", equalTo("pilot.trigger-set-withdrawn"))
        .body("items[-1].type", equalTo("pilot.extended"))
        .body("items[-1].data.until", equalTo(end.plusDays(1) + "T00:00:00Z"))
        .body("items[-1].data.from", notNullValue())
        .body("items[-1].data.author", equalTo("robin"))
        .body("items[-1].data.approver", equalTo("morgan"))
        .body("items[-1].data.rights.decision", contains("client-report.publish"))
        .body("items[-1].data.boundaries.heldBy", contains("morgan"));
    asAuthor()
        .get("/api/v1/pilots/{id}/trigger-sets", id)
        .then()
        .body("items.basis", contains("AGREED", "EXTENDED"))
        .body("items[1].content.end", equalTo(end.toString()));
  }

  @Test
  void extending_a_paused_pilot_puts_nothing_into_force() {
    var id = active();
    command(asApprover(), id, "pause", "{\"reason\": \"A talk first.\"}").statusCode(200);
    hold(
            id,
            """
            {"outcome": "EXTEND", "note": "We lost a week.", "end": "%s"}
            """
                .formatted(start().plusDays(34)))
        .statusCode(422)
        .body("errors.pointer", contains("/reviewDates"))
        .body("errors.code", contains("no-review"));
    hold(
            id,
            """
            {"outcome": "EXTEND", "note": "We lost a week.", "end": "%s", "reviewDates": ["%s"]}
            """
                .formatted(start().plusDays(34), start().plusDays(28)))
        .statusCode(201);
    read(id).body("state", equalTo("PAUSED"));
    history(id)
        .body("items[-1].type", equalTo("pilot.rescheduled"))
        .body("items[-1].data.rights", nullValue());
    command(asApprover(), id, "resume", "").statusCode(200);
    history(id).body("items[-1].data.until", equalTo(start().plusDays(35) + "T00:00:00Z"));
  }

  @Test
  void pausing_and_reverting_take_the_note_as_the_reason_and_continuing_resumes() {
    var id = active();
    review(id, "PAUSE").statusCode(201);
    read(id).body("state", equalTo("PAUSED")).body("stateReason", equalTo("We talked."));
    review(id, "PAUSE").statusCode(409).body("type", equalTo("/problems/wrong-state"));
    review(id, "CONTINUE").statusCode(201);
    read(id).body("state", equalTo("ACTIVE")).body("stateReason", nullValue());
    history(id).body("items[-1].type", equalTo("pilot.resumed"));
    review(id, "REVERT").statusCode(201);
    read(id).body("state", equalTo("REVERTED")).body("stateReason", equalTo("We talked."));
    history(id)
        .body("items[-2].type", equalTo("pilot.reviewed"))
        .body("items[-1].type", equalTo("pilot.reverted"))
        .body("items[-1].data", equalTo(Map.of("reason", "We talked.")));
  }

  @Test
  void part_of_what_was_tried_graduates_at_a_lower_level_and_no_higher() {
    var id = measured();
    hold(id, graduating("client-report.publish", "\"DELEGATE\"", "\"staff.hire\""))
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains("/rights/1/decision not-piloted"));
    hold(
            id,
            """
            {"outcome": "GRADUATE", "note": "With a word to me.", "rights": [{"decision": "client-report.publish", "level": "INQUIRE"}]}
            """)
        .statusCode(201)
        .body("graduatedRights.level", contains("INQUIRE"));
    read(id)
        .body("state", equalTo("COMPLETED"))
        .body("result", equalTo("PARTIALLY_GRADUATED"))
        .body("graduatedRights.decision", contains("client-report.publish"))
        .body("graduatedRights.level", contains("INQUIRE"))
        .body("terms.rights.level", contains("DELEGATE"));
    history(id)
        .body("items[-1].type", equalTo("pilot.completed"))
        .body("items[-1].data.result", equalTo("PARTIALLY_GRADUATED"))
        .body("items[-1].data.graduatedRights.level", contains("INQUIRE"));
  }

  @Test
  void a_paused_pilot_can_graduate_or_be_stopped() {
    for (var outcome : List.of("GRADUATE", "STOP")) {
      var id = measured();
      command(asApprover(), id, "pause", "{\"reason\": \"A talk first.\"}").statusCode(200);
      review(id, outcome).statusCode(201);
      read(id).body("state", equalTo("COMPLETED")).body("stateReason", nullValue());
    }
  }

  @Test
  void whether_targets_were_reached_is_shown_and_decides_nothing() {
    var id = measured();
    measure(id, "client-score", 2, "4.2").statusCode(201);
    review(id, "GRADUATE")
        .statusCode(201)
        .body(
            "targets.collect { it.metric + ' ' + it.value + ' ' + it.target + ' ' + it.met }",
            contains("client-score 4.2 4.3 false", "error-rate 1.2 1.5 true"))
        .body("targets[0].from", equalTo(start().plusDays(7).toString()))
        .body("targets[0].sampleSize", is(40));
    read(id).body("result", equalTo("GRADUATED"));
    asAuthor()
        .get("/api/v1/pilots/{id}/reviews", id)
        .then()
        .body("items[0].targets.met", contains(false, true));
  }

  @Test
  void what_belongs_to_another_outcome_is_refused_and_each_property_named() {
    var id = active();
    hold(
            id,
            """
            {"outcome": "CONTINUE", "note": "Go on.", "triggers": %s, "reviewDates": [], "end": "%s",
             "rights": [{"decision": "client-report.publish"}]}
            """
                .formatted(GUARDRAILS, today()))
        .statusCode(422)
        .body("errors.pointer", contains("/triggers", "/reviewDates", "/end", "/rights"))
        .body("errors.code", not(hasItem("required")))
        .body("errors.code", hasItem("other-outcome"));
    hold(id, "{\"outcome\": \"EXTEND\", \"note\": \"Longer.\"}")
        .statusCode(422)
        .body("errors.collect { it.pointer + ' ' + it.code }", contains("/end required"));
    hold(
            id,
            "{\"outcome\": \"EXTEND\", \"note\": \"Longer.\", \"rights\": [{\"decision\": \"client-report.publish\"}]}")
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains("/end required", "/rights other-outcome"));
    hold(id, "{\"outcome\": \"ADJUST\", \"note\": \"Otherwise.\"}")
        .statusCode(422)
        .body("errors.code", contains("no-change"));
    assertThat(
            asAuthor()
                .get("/api/v1/pilots/{id}/reviews", id)
                .then()
                .extract()
                .<List<Object>>path("items"))
        .isEmpty();
  }

  private static String graduating(String one, String level, String other) {
    return """
    {"outcome": "GRADUATE", "note": "Some of it.", "rights": [{"decision": "%s", "level": %s}, {"decision": %s}]}
    """
        .formatted(one, level, other);
  }

  private static String measured() {
    var id = active();
    measure(id, "client-score", 1, "4.4").statusCode(201);
    measure(id, "error-rate", 1, "1.2").statusCode(201);
    return id;
  }

  private static ValidatableResponse hold(String id, String body) {
    return command(asApprover(), id, "reviews", body);
  }
}
