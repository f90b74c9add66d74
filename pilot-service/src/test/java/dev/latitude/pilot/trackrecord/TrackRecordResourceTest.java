package dev.latitude.pilot.trackrecord;

import static dev.latitude.pilot.PilotFixture.acceptedProposal;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.beginning;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Both sides are counted alike, in all and between one planned review and the next. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class TrackRecordResourceTest {
  private static final String BECAUSE = "{\"reason\": \"The client called.\"}";

  @Inject AgroalDataSource database;

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void what_both_did_is_counted_by_the_stretch_between_reviews() {
    var id = beginning(acceptedProposal());
    report(id, 1); // in time
    checked(id, "Report 1", day(0), true);
    passDays(9);
    review(id, "CONTINUE").statusCode(201); // two days late
    log(
        asAuthor(),
        id,
        "TAKEN",
        day(3),
        ", \"amount\": {\"amount\": \"9000\", \"currency\": \"EUR\"}");
    log(asAuthor(), id, "TAKEN", day(8), "");
    dispute(id, log(asAuthor(), id, "OVERRIDE", day(8), ""));
    log(asApprover(), id, "LATE_APPROVAL", day(9), ", \"neededBy\": \"%s\"".formatted(day(5)));
    checked(id, "Report 2", day(8), false);
    passDays(22); // the second review is missed, and the third status update
    report(id, 2); // late

    var record = record(id);
    record
        .body("author.decisionsTaken", is(2))
        .body("author.beyondLimit", is(1))
        .body("author.outOfForce", is(0))
        .body("author.disputed", is(0))
        .body("author.checklistRuns", is(2))
        .body("author.checklistRunsComplete", is(1))
        .body("author.statusUpdatesOnTime", is(1))
        .body("author.statusUpdatesLate", is(1))
        .body("author.statusUpdatesMissing", is(1))
        .body("approver.overrides", is(1))
        .body("approver.lateApprovals", is(1))
        .body("approver.daysWaited", is(4))
        .body("approver.disputed", is(1))
        .body("approver.reviewsOnTime", is(0))
        .body("approver.reviewsLate", is(1))
        .body("approver.reviewsMissing", is(1));
    record
        .body("periods.from", contains(day(0).toString(), day(8).toString(), day(15).toString()))
        .body("periods.to", contains(day(7).toString(), day(14).toString(), day(27).toString()))
        .body("periods.author.decisionsTaken", contains(1, 1, 0))
        .body("periods.author.checklistRunsComplete", contains(1, 0, 0))
        .body("periods.author.statusUpdatesOnTime", contains(1, 0, 0))
        .body("periods.author.statusUpdatesLate", contains(0, 1, 0))
        .body("periods.author.statusUpdatesMissing", contains(0, 0, 1))
        .body("periods.approver.overrides", contains(0, 1, 0))
        .body("periods.approver.daysWaited", contains(0, 4, 0))
        .body("periods.approver.reviewsLate", contains(1, 0, 0))
        .body("periods.approver.reviewsMissing", contains(0, 1, 0));
  }

  @Test
  void what_nobody_owed_is_not_late_when_it_is_made_up_for() {
    var id = beginning(acceptedProposal());
    passDays(2);
    command(asApprover(), id, "revert", BECAUSE).statusCode(200);
    passDays(9);
    command(asApprover(), id, "reinstate", BECAUSE).statusCode(200);
    passDays(14);
    review(id, "CONTINUE").statusCode(201);
    review(id, "CONTINUE").statusCode(201); // for day 7
    passDays(15);
    record(id)
        .body("approver.reviewsOnTime", is(2))
        .body("approver.reviewsLate", is(0))
        .body("approver.reviewsMissing", is(0));
  }

  @Test
  void what_was_late_stays_so_when_the_pilot_is_reinstated() {
    var id = beginning(acceptedProposal());
    passDays(8);
    review(id, "CONTINUE").statusCode(201);
    command(asApprover(), id, "revert", BECAUSE).statusCode(200);
    passDays(10);
    command(asApprover(), id, "reinstate", BECAUSE).statusCode(200);
    record(id).body("approver.reviewsOnTime", is(0)).body("approver.reviewsLate", is(1));
  }

  @Test
  void a_pilot_that_has_not_begun_has_nothing_to_count() {
    record(planned())
        .body("author.statusUpdatesMissing", is(0))
        .body("approver.reviewsMissing", is(0))
        .body("periods.approver.overrides", everyItem(is(0)));
  }

  @Test
  void both_parties_and_auditors_see_it_and_nobody_else() {
    var id = planned();
    asApprover().get("/api/v1/pilots/{id}/track-record", id).then().statusCode(200);
    as("ada", "auditor").get("/api/v1/pilots/{id}/track-record", id).then().statusCode(200);
    as("sam").get("/api/v1/pilots/{id}/track-record", id).then().statusCode(404);
  }

  /** Among a million rows of others it would be wrong to look at them. */
  @Test
  void it_reads_each_table_by_an_index_on_the_pilot() throws SQLException {
    var id = beginning(acceptedProposal());
    try (var connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try (var statement = connection.createStatement()) {
        statement.execute(
            """
            insert into pilot select (jsonb_populate_record(p, jsonb_build_object('id', gen_random_uuid(), 'proposal_id', gen_random_uuid()))).*
            from pilot as p, generate_series(1, 500) where id = '%s'
            """
                .formatted(id));
        statement.execute(
            """
            insert into decision_entry (id, pilot_id, kind, decision, occurred_on, what, amount_check, recorded_by, recorded_at)
            select gen_random_uuid(), id, 'OVERRIDE', 'd', current_date, 'w', 'NO_LIMIT', 'p', now() from pilot, generate_series(1, 20)
            """);
        statement.execute(
            """
            insert into checklist_run (id, pilot_id, delivery, delivered_on, items, complete, reported_by, reported_at)
            select gen_random_uuid(), id, 'd' || n, current_date, '[]', true, 'p', now() from pilot, generate_series(1, 20) as n
            """);
        statement.execute("analyze decision_entry, checklist_run");
        for (var sql :
            new String[] {
              "select count(*) from decision_entry where pilot_id = '%s'",
              "select count(*), count(*) filter (where complete) from checklist_run where pilot_id = '%s' and superseded_at is null"
            }) {
          try (var rows = statement.executeQuery("explain " + sql.formatted(id))) {
            var plan = new StringBuilder();
            while (rows.next()) {
              plan.append(rows.getString(1)).append('\n');
            }
            assertThat(plan.toString()).contains("Index").doesNotContain("Seq Scan");
          }
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static ValidatableResponse record(String id) {
    return asAuthor().get("/api/v1/pilots/{id}/track-record", id).then().statusCode(200);
  }

  private static void report(String id, int period) {
    asAuthor()
        .body(
            "{\"period\": %d, \"summary\": \"A quiet week.\", \"health\": \"ON_TRACK\"}"
                .formatted(period))
        .post("/api/v1/pilots/{id}/status-updates", id)
        .then()
        .statusCode(201);
  }

  private static void checked(String id, String delivery, LocalDate on, boolean done) {
    asAuthor()
        .body(
            "{\"delivery\": \"%s\", \"deliveredOn\": \"%s\", \"items\": [{\"item\": \"Totals\", \"done\": %s}]}"
                .formatted(delivery, on, done))
        .post("/api/v1/pilots/{id}/checklist-runs", id)
        .then()
        .statusCode(201);
  }

  private static String log(
      RequestSpecification party, String id, String kind, LocalDate on, String more) {
    return party
        .body(
            "{\"kind\": \"%s\", \"decision\": \"client-report.publish\", \"occurredOn\": \"%s\", \"what\": \"So it was.\"%s}"
                .formatted(kind, on, more))
        .post("/api/v1/pilots/{id}/decisions", id)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void dispute(String id, String entry) {
    asApprover()
        .body("{\"agrees\": false}")
        .post("/api/v1/pilots/{id}/decisions/{entry}/answer", id, entry)
        .then()
        .statusCode(200);
  }

  private static LocalDate day(int n) {
    return today().plusDays(n);
  }
}
