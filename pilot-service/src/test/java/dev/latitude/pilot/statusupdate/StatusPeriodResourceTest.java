package dev.latitude.pilot.statusupdate;

import static dev.latitude.pilot.PilotFixture.acceptedProposal;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.beginning;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.PilotFixture;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.calendar.CalendarFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One status update for each period, late ones marked, and missing ones to be seen. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class StatusPeriodResourceTest {
  private static final String ANSWERED =
      """
      [{"item": "Totals agree with the ledger", "done": true}, {"item": "Second pair of eyes", "done": false}]
      """;

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void periods_say_what_is_reported_due_and_overdue_page_by_page() {
    var id = beginning(acceptedProposal());
    report(id, 1, "[]").statusCode(201).body("late", is(false));
    passDays(15);
    periods(id, "")
        .body("items.status", contains("REPORTED", "OVERDUE", "DUE", "UPCOMING"))
        .body("items.period", contains(1, 2, 3, 4))
        .body("items[0].health", equalTo("ON_TRACK"))
        .body("items[0].late", is(false))
        .body("items[0].statusUpdateId", notNullValue())
        .body("items[1].statusUpdateId", nullValue())
        .body("items[1].from", equalTo(today().plusDays(7).toString()))
        .body("items[1].dueOn", equalTo(today().plusDays(13).toString()));
    String next =
        periods(id, "?limit=3").body("items.period", contains(1, 2, 3)).extract().path("next");
    periods(id, "?limit=3&cursor=" + next)
        .body("items.period", contains(4))
        .body("next", nullValue());
  }

  @Test
  void a_late_update_is_taken_and_marked_and_the_calendar_goes_on_to_the_next() {
    var id = beginning(acceptedProposal());
    passDays(10);
    read(id).body("calendar.statusUpdateDue.period", is(1)).body("overdue", is(true));
    report(id, 2, "[]").statusCode(201).body("late", is(false));
    read(id).body("calendar.statusUpdateDue.period", is(1));
    report(id, 1, "[]").statusCode(201).body("late", is(true));
    read(id).body("calendar.statusUpdateDue.period", is(3));
    periods(id, "").body("items[0].late", is(true));
    history(id).body("items[-1].data.late", is(true));
  }

  @Test
  void nothing_is_owed_before_the_start_nor_once_it_no_longer_runs() {
    var recordedLater = active();
    periods(recordedLater, "")
        .body("items.status", contains("NOT_OWED", "NOT_OWED", "NOT_OWED", "DUE"));
    report(recordedLater, 1, "[]").statusCode(201).body("late", is(false));

    periods(planned(), "")
        .body("items.status", contains("UPCOMING", "UPCOMING", "UPCOMING", "UPCOMING"));

    var cancelled = planned();
    command(asAuthor(), cancelled, "cancel", "").statusCode(200);
    periods(cancelled, "")
        .body("items.status", contains("NOT_OWED", "NOT_OWED", "NOT_OWED", "NOT_OWED"));

    var stopped = beginning(acceptedProposal());
    passDays(8);
    review(stopped, "STOP").statusCode(201);
    passDays(30);
    periods(stopped, "")
        .body("items.status", contains("MISSED", "NOT_OWED", "NOT_OWED", "NOT_OWED"));
  }

  @Test
  void every_item_of_the_agreed_checklist_is_answered_and_all_faults_are_told_at_once() {
    var id = beginning(withChecklist());
    report(id, 9, "[{\"item\": \"Spelling\", \"done\": true}]")
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains(
                "/period outside-pilot",
                "/checklist/0/item unknown-item",
                "/checklist not-answered"))
        .body(
            "errors[2].detail",
            equalTo(
                "must answer every item of the checklist; missing: 'Totals agree with the ledger', 'Second pair of eyes'"));
    report(id, 1, ANSWERED).statusCode(201).body("checklist.done", contains(true, false));
  }

  @Test
  void only_who_sees_the_pilot_sees_its_periods_and_a_cursor_must_be_one() {
    var id = beginning(acceptedProposal());
    as("sam").get("/api/v1/pilots/{id}/status-periods", id).then().statusCode(404);
    as("ada", "auditor").get("/api/v1/pilots/{id}/status-periods", id).then().statusCode(200);
    asApprover()
        .get("/api/v1/pilots/{id}/status-periods?cursor=bm9wZQ", id)
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("cursor"));
  }

  private static UUID withChecklist() {
    return proposalOf(
        "ACCEPTED",
        content(PilotFixture.GUARDRAILS)
            .replace(
                "\"triggers\":",
                "\"checklist\": [\"Totals agree with the ledger\", \"Second pair of eyes\"], \"triggers\":"));
  }

  private static ValidatableResponse periods(String id, String query) {
    return asApprover()
        .get("/api/v1/pilots/" + id + "/status-periods" + query)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse report(String id, int period, String checklist) {
    return asAuthor()
        .body(
            "{\"period\": %d, \"summary\": \"A quiet week.\", \"health\": \"ON_TRACK\", \"checklist\": %s}"
                .formatted(period, checklist))
        .post("/api/v1/pilots/{id}/status-updates", id)
        .then();
  }
}
