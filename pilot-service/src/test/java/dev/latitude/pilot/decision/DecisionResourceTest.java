package dev.latitude.pilot.decision;

import static dev.latitude.pilot.PilotFixture.acceptedProposal;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.beginning;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.calendar.CalendarFixture;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A log that two people who distrust each other can both accept. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class DecisionResourceTest {
  @Inject AgroalDataSource database;

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void what_was_decided_is_kept_with_how_it_stands_to_the_limit() {
    var id = active();
    var within =
        record(
                asAuthor(),
                id,
                taken("\"amount\": {\"amount\": \"2500.00\", \"currency\": \"EUR\"}"))
            .statusCode(201)
            .body("kind", equalTo("TAKEN"))
            .body("amountCheck", equalTo("WITHIN_LIMIT"))
            .body("amount.amount", equalTo("2500.00"))
            .body("inForce", is(true))
            .body("recordedBy", equalTo("robin"))
            .body("answer", nullValue());
    record(asAuthor(), id, taken("\"amount\": {\"amount\": \"2500.01\", \"currency\": \"EUR\"}"))
        .statusCode(201)
        .body("amountCheck", equalTo("BEYOND_LIMIT"));
    record(asAuthor(), id, taken("\"amount\": {\"amount\": \"5\", \"currency\": \"USD\"}"))
        .statusCode(201)
        .body("amountCheck", equalTo("NOT_COMPARABLE"));

    asApprover()
        .get("/api/v1/pilots/{id}/decisions?limit=2", id)
        .then()
        .statusCode(200)
        .body("items.amountCheck", contains("NOT_COMPARABLE", "BEYOND_LIMIT"));
    asApprover()
        .get(within.extract().header("Location"))
        .then()
        .body("what", equalTo("Published the report."));
    history(id)
        .body("items[-3].type", equalTo("pilot.decision-recorded"))
        .body(
            "items[-3].data",
            equalTo(
                Map.of(
                    "decisionId",
                    within.extract().path("id"),
                    "kind",
                    "TAKEN",
                    "decision",
                    "client-report.publish",
                    "occurredOn",
                    today().toString(),
                    "amountCheck",
                    "WITHIN_LIMIT",
                    "inForce",
                    true)));
  }

  @Test
  void a_decision_on_a_day_on_which_the_rights_rested_is_kept_and_marked() {
    var id = beginning(acceptedProposal());
    passDays(1);
    command(asApprover(), id, "pause", "{\"reason\": \"We talk.\"}").statusCode(200);
    passDays(4);
    command(asApprover(), id, "resume", "").statusCode(200);
    passDays(6);
    for (var day : Map.of(0, true, 1, true, 2, false, 3, false, 4, true, 5, true).entrySet()) {
      record(asAuthor(), id, entry("TAKEN", today().plusDays(day.getKey()), ""))
          .statusCode(201)
          .body("inForce", is(day.getValue()));
    }
  }

  @Test
  void an_extension_does_not_put_rights_into_force_on_days_before_it() {
    var id = beginning(acceptedProposal());
    passDays(20);
    extend(id, 34);
    passDays(41);
    extend(id, 70);
    passDays(45);
    for (var day :
        Map.of(0, true, 27, true, 34, true, 35, false, 40, false, 41, true, 45, true).entrySet()) {
      record(asAuthor(), id, entry("TAKEN", today().plusDays(day.getKey()), ""))
          .statusCode(201)
          .body("inForce", is(day.getValue()));
    }
  }

  @Test
  void both_may_record_what_the_approver_did_and_the_other_says_once_whether_it_was_so() {
    var id = active();
    String override =
        record(asAuthor(), id, entry("OVERRIDE", today(), ""))
            .statusCode(201)
            .body("inForce", nullValue())
            .extract()
            .path("id");
    String late =
        record(
                asApprover(),
                id,
                entry(
                        "LATE_APPROVAL",
                        today(),
                        "\"neededBy\": \"%s\"".formatted(today().minusDays(3)))
                    .replace("client-report.publish", "What the report measures"))
            .statusCode(201)
            .body("amountCheck", equalTo("NO_LIMIT"))
            .extract()
            .path("id");

    answer(asAuthor(), id, override, true)
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"))
        .body(
            "detail",
            equalTo(
                "You may not answer an entry that your own side wrote: only the other party may."));
    answer(asApprover(), id, override, false)
        .statusCode(200)
        .body("answer.agrees", is(false))
        .body("answer.note", equalTo("I had asked before."))
        .body("answer.answeredBy", equalTo("morgan"));
    answer(asApprover(), id, override, true)
        .statusCode(409)
        .body("type", equalTo("/problems/already-answered"))
        .body(
            "detail",
            equalTo(
                "The entry was answered already, by morgan. Write another entry if there is more to say."));
    answer(asAuthor(), id, late, true).statusCode(200).body("answer.agrees", is(true));
    history(id)
        .body("items[-1].type", equalTo("pilot.decision-answered"))
        .body(
            "items[-1].data",
            equalTo(Map.of("decisionId", late, "kind", "LATE_APPROVAL", "agrees", true)));
  }

  @Test
  void every_fault_is_told_at_once() {
    var id = active();
    record(
            asAuthor(),
            id,
            entry("TAKEN", today().plusDays(1), "\"neededBy\": \"%s\"".formatted(today()))
                .replace("client-report.publish", "somebody.elses"))
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains(
                "/decision unknown-decision",
                "/occurredOn outside-pilot",
                "/neededBy not-applicable"))
        .body("errors[0].detail", equalTo("must be one of 'client-report.publish'"));
    record(asAuthor(), id, entry("LATE_APPROVAL", today(), ""))
        .statusCode(422)
        .body("errors.collect { it.pointer + ' ' + it.code }", contains("/neededBy required"));
    record(
            asAuthor(),
            id,
            entry("LATE_APPROVAL", today(), "\"neededBy\": \"%s\"".formatted(today())))
        .statusCode(422)
        .body("errors.collect { it.pointer + ' ' + it.code }", contains("/neededBy order"));
    record(asAuthor(), id, taken("\"amount\": {\"amount\": \"-1\", \"currency\": \"euro\"}"))
        .statusCode(422)
        .body("errors.pointer", hasSize(2));
    record(asAuthor(), id, taken("\"amount\": {\"amount\": \"1\", \"currency\": \"EUX\"}"))
        .statusCode(422)
        .body("errors.collect { it.pointer + ' ' + it.code }", contains("/amount/currency format"))
        .body("errors.detail", contains("must be an ISO 4217 code of three letters"));
  }

  @Test
  void an_approval_was_needed_on_a_day_of_the_pilot() {
    var id = active();
    for (var day : List.of(LocalDate.of(1900, 1, 1), start().minusDays(1))) {
      record(asAuthor(), id, entry("LATE_APPROVAL", today(), "\"neededBy\": \"%s\"".formatted(day)))
          .statusCode(422)
          .body(
              "errors.collect { it.pointer + ' ' + it.code }", contains("/neededBy outside-pilot"))
          .body("errors.detail", contains("is before the first day, " + start()));
    }
    record(
            asAuthor(),
            id,
            entry("LATE_APPROVAL", today(), "\"neededBy\": \"%s\"".formatted(start())))
        .statusCode(201);
  }

  @Test
  void who_does_not_see_the_pilot_sees_no_log_and_an_auditor_only_reads() {
    var id = active();
    record(as("sam"), id, taken("")).statusCode(404);
    as("sam").get("/api/v1/pilots/{id}/decisions", id).then().statusCode(404);
    as("ada", "auditor").get("/api/v1/pilots/{id}/decisions", id).then().statusCode(200);
    record(as("ada", "auditor"), id, taken("")).statusCode(403);
  }

  @Test
  void the_database_lets_nobody_change_an_entry() throws SQLException {
    var id = active();
    String entry = record(asAuthor(), id, taken("")).statusCode(201).extract().path("id");
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var change :
          new String[] {
            "update decision_entry set what = 'Nothing.' where id = '%s'",
            "delete from decision_entry where id = '%s'"
          }) {
        assertThatThrownBy(() -> statement.execute(change.formatted(entry)))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("decisions are written once");
      }
    }
    assertThat(answer(asApprover(), id, entry, true).extract().statusCode()).isEqualTo(200);
  }

  private static void extend(String id, int end) {
    command(
            asApprover(),
            id,
            "reviews",
            "{\"outcome\": \"EXTEND\", \"note\": \"Longer.\", \"end\": \"%s\", \"reviewDates\": [\"%1$s\"]}"
                .formatted(today().plusDays(end)))
        .statusCode(201);
  }

  static String taken(String more) {
    return entry("TAKEN", today(), more);
  }

  static String entry(String kind, LocalDate on, String more) {
    return """
    {"kind": "%s", "decision": "client-report.publish", "occurredOn": "%s", "what": "Published the report."%s}
    """
        .formatted(kind, on, more.isEmpty() ? "" : ", " + more);
  }

  private static ValidatableResponse record(RequestSpecification party, String id, String body) {
    return party.body(body).post("/api/v1/pilots/{id}/decisions", id).then();
  }

  private static ValidatableResponse answer(
      RequestSpecification party, String id, String entry, boolean agrees) {
    return party
        .body("{\"agrees\": %s, \"note\": \"I had asked before.\"}".formatted(agrees))
        .post("/api/v1/pilots/{id}/decisions/{entry}/answer", id, entry)
        .then();
  }
}
