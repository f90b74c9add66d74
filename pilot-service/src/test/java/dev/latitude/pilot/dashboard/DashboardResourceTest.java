package dev.latitude.pilot.dashboard;

import static dev.latitude.pilot.PilotFixture.acceptedProposal;
import static dev.latitude.pilot.PilotFixture.acknowledge;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.calendar.CalendarFixture.backToTheRealDay;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.triggerset.TriggerSetFixture;
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
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class DashboardResourceTest {
  @Inject AgroalDataSource database;

  /** A guardrail that is only watched, and a signal that waits for data. */
  private static final String WATCHED =
      """
      [{"key": "score-falls", "metric": "client-score", "kind": "GUARDRAIL", "operator": "BELOW",
        "threshold": {"basis": "BASELINE_PERCENT", "value": -10}, "consecutive": 1, "minimumSample": 5, "mode": "SHADOW"},
       {"key": "errors-rise", "metric": "error-rate", "kind": "SIGNAL", "operator": "ABOVE",
        "threshold": {"basis": "ABSOLUTE", "value": 4}, "consecutive": 2, "minimumSample": 1, "mode": "ARMED",
        "noData": {"action": "NOTIFY", "grace": "P3D"}}]
      """;

  private static ValidatableResponse dashboard(RequestSpecification reader, String id) {
    return reader.get("/api/v1/pilots/{id}/dashboard", id).then();
  }

  private static ValidatableResponse dashboard(String id) {
    return dashboard(asAuthor(), id).statusCode(200);
  }

  @Test
  void it_shows_each_metric_with_everything_it_is_held_against() {
    var id = active();
    measure(id, "client-score", 1, "4.4").statusCode(201);
    measure(id, "client-score", 2, "4.5").statusCode(201);
    dashboard(id)
        .header("Content-Type", equalTo("application/json"))
        .body("pilot", equalTo(id))
        .body("state", equalTo("ACTIVE"))
        .body("rightsInForce", is(true))
        .body("rights[0].decision", equalTo("client-report.publish"))
        .body("boundaries[0].heldBy", equalTo("morgan"))
        .body("metrics.key", contains("client-score", "error-rate"))
        .body("metrics[0].baseline", equalTo(4.20f))
        .body("metrics[0].target", equalTo(4.3f))
        .body("metrics[0].latest.value", equalTo(4.5f))
        .body("metrics[0].series.values", is(2))
        .body("metrics[0].series.grouped", is(false))
        .body("metrics[0].series.points.value", contains(4.4f, 4.5f))
        .body("metrics[0].series.points.standing", contains("COUNTED", "COUNTED"))
        .body("metrics[0].series.points[0].measurement", notNullValue())
        .body("metrics[0].series.points[0].lowest", nullValue())
        .body("metrics[0].triggers[0].limit", equalTo(3.78f))
        .body("metrics[0].triggers[0].kind", equalTo("GUARDRAIL"))
        .body("metrics[0].triggers[0].mode", equalTo("ARMED"))
        .body("metrics[0].triggers[0].verdict", equalTo("WITHIN"))
        .body("metrics[0].triggers[0].value", equalTo(4.5f))
        .body(
            "metrics[0].triggers[0].rule",
            equalTo(
                "Approvals come back when it falls below 3.78\u00A0points (baseline -10\u00A0%), in samples of at least 5."))
        .body("metrics[1].series.points", hasSize(0))
        .body("metrics[1].latest", nullValue())
        .body("metrics[1].triggers[0].verdict", equalTo("INSUFFICIENT_DATA"))
        .body(
            "metrics[1].triggers[0].reason",
            equalTo("There is no value with a sample of at least 1 yet."));
  }

  @Test
  void it_says_what_is_left_and_what_is_due() {
    var id = active();
    dashboard(id)
        .body("today", equalTo(today().toString()))
        .body("dates.start", equalTo(start().toString()))
        .body("dates.days", is(28))
        .body("dates.day", is(22))
        .body("dates.daysLeft", is(7))
        .body("updates.latest", hasSize(0))
        .body("updates.overdue", is(0))
        .body("updates.next.period", is(4));
    report(id, 3, "AT_RISK");
    dashboard(id)
        .body("updates.latest.health", contains("AT_RISK"))
        .body("updates.latest[0].summary", equalTo("Two clean reports."));
  }

  @Test
  void what_is_late_is_marked_once_its_day_has_passed() {
    var id = startedToday();
    dashboard(id)
        .body("nextReview.date", equalTo(today().plusDays(7).toString()))
        .body("nextReview.overdue", is(false))
        .body("updates.overdue", is(0))
        .body("updates.next.period", is(1));
    passDays(15);
    dashboard(id)
        .body("dates.day", is(16))
        .body("dates.daysLeft", is(13))
        .body("nextReview.date", equalTo(today().plusDays(7).toString()))
        .body("nextReview.overdue", is(true))
        .body("updates.overdue", is(2))
        .body("updates.overduePeriods.period", contains(2, 1))
        .body("updates.next.period", is(3));
    passDays(28);
    dashboard(id)
        .body("state", equalTo("ACTIVE"))
        .body("rightsInForce", is(false))
        .body("dates.daysLeft", nullValue());
  }

  /** Unlike the others, without a past. */
  private static String startedToday() {
    String id =
        asAuthor()
            .body("{\"proposalId\": \"%s\"}".formatted(acceptedProposal()))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    command(asAuthor(), id, "start", "").statusCode(200);
    return id;
  }

  @AfterEach
  void today_again() {
    backToTheRealDay();
  }

  @Test
  void before_the_start_it_shows_who_stands_by_the_brakes_and_the_limits_there_would_be() {
    var id = planned();
    dashboard(id)
        .body("state", equalTo("PLANNED"))
        .body("rightsInForce", is(false))
        .body("acknowledgements.complete", is(false))
        .body("acknowledgements.parties.person", contains("robin", "morgan"))
        .body("acknowledgements.parties[0].acknowledgedAt", nullValue())
        .body("metrics[0].triggers[0].limit", equalTo(3.78f))
        .body("updates.overdue", is(0))
        .body("actions", hasItem("acknowledge"))
        .body("happenings.type", contains("pilot.created"))
        .body("happenings[0].text", equalTo("robin planned the pilot from the accepted proposal."));
    acknowledge(asAuthor(), id);
    dashboard(id)
        .body("acknowledgements.complete", is(false))
        .body("acknowledgements.parties[0].acknowledgedAt", notNullValue());
  }

  @Test
  void a_reversion_is_told_with_its_numbers() {
    var id = active();
    measure(id, "client-score", 1, "3.5").statusCode(201);
    dashboard(id)
        .body("state", equalTo("REVERTED"))
        .body("rightsInForce", is(false))
        .body("metrics[0].triggers[0].verdict", equalTo("BREACHED"))
        .body(
            "metrics[0].triggers[0].reason",
            equalTo(
                "3.5\u00A0points (%s, sample 40) is below the limit of 3.78\u00A0points."
                    .formatted(Wording.in(Locale.ENGLISH).span(start(), start().plusDays(6)))))
        .body("happenings[0].type", equalTo("pilot.reverted"))
        .body(
            "happenings[0].text",
            equalTo(
                "Approvals are back: Client score was 3.5\u00A0points, below the limit of 3.78\u00A0points."))
        .body("happenings[0].words", nullValue())
        .body("updates.overdue", is(0));
  }

  @Test
  void a_pause_by_a_signal_is_told_with_its_numbers() {
    var id = active(WATCHED);
    measure(id, "error-rate", 1, "5").statusCode(201);
    measure(id, "error-rate", 2, "4.5").statusCode(201);
    dashboard(id)
        .body("state", equalTo("PAUSED"))
        .body(
            "happenings[0].text",
            equalTo(
                "The pilot is paused: Errors in the report was 4.5\u00A0%, above the limit of 4\u00A0%."))
        .body("happenings[0].words", nullValue());
    dashboard(asAuthor().header("Accept-Language", "de"), id)
        .body(
            "happenings[0].text",
            equalTo(
                "Der Versuch pausiert: Errors in the report lag bei 4,5\u00A0%, über der Grenze von 4\u00A0%."));
  }

  @Test
  void what_was_known_before_a_limit_was_agreed_on_is_beyond_it_and_no_breach() {
    var id = active();
    measure(id, "error-rate", 1, "3.5").statusCode(201);
    TriggerSetFixture.propose(asApprover(), id, TriggerSetFixture.guardrails("3", 1))
        .statusCode(200);
    TriggerSetFixture.agree(asApprover(), id).statusCode(200);
    TriggerSetFixture.agree(asAuthor(), id).statusCode(200);
    dashboard(id)
        .body("metrics[1].triggers[0].verdict", equalTo("WITHIN"))
        .body(
            "metrics[1].triggers[0].reason",
            equalTo(
                "3.5\u00A0%% (%s, sample 40) is above the limit of 3\u00A0%%. It was known before this brake was agreed on as it is, so it is no breach."
                    .formatted(Wording.in(Locale.ENGLISH).span(start(), start().plusDays(6)))));
    dashboard(asAuthor().header("Accept-Language", "de"), id)
        .body(
            "metrics[1].triggers[0].reason",
            equalTo(
                "3,5\u00A0%% (%s, Stichprobe 40) liegt über der Grenze von 3\u00A0%%. Das war bekannt, bevor diese Bremse so vereinbart wurde, und ist deshalb keine Verletzung."
                    .formatted(Wording.in(Locale.GERMAN).span(start(), start().plusDays(6)))));
    measure(id, "error-rate", 2, "2").statusCode(201);
    dashboard(id)
        .body("metrics[1].triggers[0].reason", endsWith("is not above the limit of 3\u00A0%."));
  }

  @Test
  void before_the_start_as_later_nobody_is_told_that_an_old_set_holds() {
    for (var id : List.of(planned(), active())) {
      TriggerSetFixture.propose(asAuthor(), id, TriggerSetFixture.guardrails("3", 2))
          .statusCode(200);
      dashboard(id)
          .body(
              "happenings[0].text",
              equalTo(
                  "robin proposes other brakes or dates; they hold only once both stand by them."));
    }
  }

  @Test
  void what_a_person_did_is_told_with_their_words() {
    var id = active();
    command(asApprover(), id, "pause", "{\"reason\": \"The client called.\"}").statusCode(200);
    dashboard(id)
        .body("stateReason", equalTo("The client called."))
        .body("happenings[0].actor", equalTo("morgan"))
        .body("happenings[0].text", equalTo("morgan paused the pilot: the rights rest."))
        .body("happenings[0].words", equalTo("The client called."));
  }

  @Test
  void a_value_in_dispute_is_marked_and_does_not_count() {
    var id = active();
    measure(id, "client-score", 1, "4.4").statusCode(201);
    String disputed = measure(id, "client-score", 2, "4.6").statusCode(201).extract().path("id");
    asApprover()
        .body("{\"reason\": \"Another survey.\"}")
        .post("/api/v1/pilots/{id}/measurements/{m}/dispute", id, disputed)
        .then()
        .statusCode(200);
    dashboard(id)
        .body("metrics[0].series.points.standing", contains("COUNTED", "DISPUTED"))
        .body("metrics[0].series.points[1].notCounted", is(1))
        .body("metrics[0].latest.value", equalTo(4.4f))
        .body("metrics[0].triggers[0].value", equalTo(4.4f))
        .body("happenings[0].type", equalTo("pilot.measurement-disputed"));
  }

  @Test
  void values_are_not_told_among_what_happened_but_corrections_are() {
    var id = active();
    measure(id, "client-score", 1, "4.4").statusCode(201);
    measure(id, "client-score", 1, "4.1").statusCode(201);
    dashboard(id)
        .body("happenings[0].type", equalTo("pilot.measured"))
        .body(
            "happenings[0].text",
            equalTo(
                "robin corrected Client score for %s: it is now 4.1\u00A0points."
                    .formatted(Wording.in(Locale.ENGLISH).span(start(), start().plusDays(6)))))
        .body("happenings[1].type", equalTo("pilot.started"))
        .body("metrics[0].series.points.value", contains(4.1f));
  }

  @Test
  void corrections_that_come_many_at_once_are_told_as_well() {
    var id = active();
    sendWeeks(id, "1", "2", "3");
    dashboard(id).body("happenings[0].type", equalTo("pilot.started"));
    sendWeeks(id, "1", "2.5", "3.5");
    dashboard(id)
        .body("happenings[0].type", equalTo("pilot.measurements-recorded"))
        .body(
            "happenings[0].text",
            equalTo(
                "robin sent values of Errors in the report for %s; 2 of them correct earlier ones."
                    .formatted(
                        Wording.in(Locale.ENGLISH)
                            .span(start().plusDays(7), start().plusDays(20)))))
        .body("happenings[1].type", equalTo("pilot.started"));
    asAuthor()
        .header("Accept-Language", "de")
        .get("/api/v1/pilots/{id}/dashboard", id)
        .then()
        .body("happenings[0].text", endsWith("gesendet; 2 davon berichtigen frühere."));
  }

  private static void sendWeeks(String id, String... values) {
    var rows =
        IntStream.range(0, values.length)
            .mapToObj(
                week ->
                    measurement(
                        "error-rate",
                        start().plusDays(7L * week),
                        start().plusDays(7L * week + 6),
                        values[week],
                        40))
            .collect(Collectors.joining(","));
    asAuthor()
        .body("{\"items\": [" + rows + "]}")
        .post("/api/v1/pilots/{id}/measurements/batch", id)
        .then()
        .statusCode(200);
  }

  @Test
  void what_is_only_watched_and_what_waits_for_data_says_so() {
    var id = active(WATCHED);
    measure(id, "client-score", 1, "3.5").statusCode(201);
    measure(id, "error-rate", 1, "5").statusCode(201);
    dashboard(id)
        .body("state", equalTo("ACTIVE"))
        .body("metrics[0].triggers[0].mode", equalTo("SHADOW"))
        .body("metrics[0].triggers[0].verdict", equalTo("SHADOW_BREACHED"))
        .body("metrics[0].triggers[0].missingData", nullValue())
        .body("metrics[1].triggers[0].verdict", equalTo("WITHIN"))
        .body("metrics[1].triggers[0].inARow", is(1))
        .body(
            "metrics[1].triggers[0].rule",
            equalTo("The pilot pauses for a talk when it rises above 4\u00A0%, 2 times in a row."))
        .body("metrics[1].triggers[0].missingData.since", equalTo(today().minusDays(1).toString()))
        .body(
            "metrics[1].triggers[0].missingData.missingFrom",
            equalTo(today().plusDays(3).toString()))
        .body("metrics[1].triggers[0].missingData.missing", is(false));
  }

  @Test
  void data_are_missing_only_while_the_rights_are_in_force() {
    var id = active(WATCHED);
    passDays(3);
    missing(id, true);
    command(asApprover(), id, "pause", "{\"reason\": \"A talk.\"}").statusCode(200);
    missing(id, false);

    var over = active(WATCHED);
    passDays(7);
    dashboard(over).body("state", equalTo("ACTIVE")).body("rightsInForce", is(false));
    missing(over, false);
  }

  private static void missing(String id, boolean missing) {
    dashboard(id).body("metrics[1].triggers[0].missingData.missing", is(missing));
  }

  @Test
  void more_values_than_points_are_told_as_fewer_with_their_extremes() {
    var id = active();
    daily(id, List.of("1", "2", "1", "3.9", "2", "1", "1", "1", "1", "2"));
    asAuthor()
        .get("/api/v1/pilots/{id}/dashboard?points=5", id)
        .then()
        .statusCode(200)
        .body("metrics[1].series.values", is(10))
        .body("metrics[1].series.grouped", is(true))
        .body("metrics[1].series.points", hasSize(5))
        .body("metrics[1].series.points.values", contains(2, 2, 2, 2, 2))
        .body("metrics[1].series.points[1].from", equalTo(start().plusDays(2).toString()))
        .body("metrics[1].series.points[1].to", equalTo(start().plusDays(3).toString()))
        .body("metrics[1].series.points[1].value", equalTo(2.45f))
        .body("metrics[1].series.points[1].lowest", is(1))
        .body("metrics[1].series.points[1].highest", equalTo(3.9f))
        .body("metrics[1].series.points[1].sampleSize", is(80))
        .body("metrics[1].series.points[1].measurement", nullValue());
    asAuthor()
        .queryParam("from", start().plusDays(3).toString())
        .queryParam("to", start().plusDays(4).toString())
        .get("/api/v1/pilots/{id}/dashboard", id)
        .then()
        .statusCode(200)
        .body("metrics[1].series.points.value", contains(3.9f, 2))
        .body("metrics[1].series.from", equalTo(start().plusDays(3).toString()));
  }

  @Test
  void the_latest_value_is_the_same_whatever_part_of_the_series_is_asked_for() {
    var id = active();
    daily(id, List.of("1", "2", "1", "3", "2.5"));
    for (var part :
        List.of("", "?points=2", "?to=" + start().plusDays(1), "?from=" + start().plusDays(20))) {
      asAuthor()
          .get("/api/v1/pilots/{id}/dashboard" + part, id)
          .then()
          .statusCode(200)
          .body("metrics[1].latest.value", equalTo(2.5f))
          .body("metrics[1].latest.values", is(1))
          .body("metrics[1].latest.measurement", notNullValue())
          .body("metrics[1].latest.from", equalTo(start().plusDays(4).toString()))
          .body("metrics[0].latest", nullValue());
    }
    asAuthor()
        .get("/api/v1/pilots/{id}/dashboard?from=" + start().plusDays(20), id)
        .then()
        .body("metrics[1].series.values", is(0))
        .body("metrics[1].series.points", hasSize(0))
        .body("metrics[1].series.grouped", is(false));
  }

  @Test
  void a_window_that_cannot_be_is_refused() {
    var id = active();
    asAuthor()
        .get("/api/v1/pilots/{id}/dashboard?from=2026-03-02&to=2026-03-01", id)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("to"));
    asAuthor()
        .get("/api/v1/pilots/{id}/dashboard?points=1001", id)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("points"));
    asAuthor()
        .get("/api/v1/pilots/{id}/dashboard?from=2026-03-02&to=2026-03-01&points=1001", id)
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("points", "to"));
  }

  @Test
  void it_is_told_in_german_to_whoever_reads_german() {
    var id = active();
    measure(id, "client-score", 1, "3.5").statusCode(201);
    dashboard(asAuthor().header("Accept-Language", "de-AT, en;q=0.5"), id)
        .statusCode(200)
        .header("Content-Language", equalTo("de"))
        .body(
            "happenings[0].text",
            equalTo(
                "Freigaben gelten wieder: Client score lag bei 3,5\u00A0points, unter der Grenze von 3,78\u00A0points."));
  }

  @Test
  void the_same_state_has_the_same_tag_and_a_change_another() {
    var id = active();
    String tag = dashboard(id).extract().header("ETag");
    dashboard(asAuthor().header("If-None-Match", tag), id).statusCode(304);
    measure(id, "client-score", 1, "4.4").statusCode(201);
    dashboard(asAuthor().header("If-None-Match", tag), id).statusCode(200);
  }

  @Test
  void parties_and_auditors_see_it_and_for_all_others_it_does_not_exist() {
    var id = active();
    dashboard(asApprover(), id).statusCode(200).body("actions", hasItem("pause"));
    dashboard(as("ada", "auditor"), id).statusCode(200).body("actions", hasSize(0));
    dashboard(as("somebody"), id).statusCode(404).body("type", equalTo("/problems/not-found"));
    dashboard(as("sensor", "measurement-integration"), id).statusCode(404);
    given().get("/api/v1/pilots/{id}/dashboard", id).then().statusCode(401);
  }

  @Test
  void after_an_extension_nobody_is_asked_to_acknowledge_it() {
    dashboard(PilotKinds.extended())
        .body("acknowledgements.complete", is(true))
        .body("acknowledgements.proposedTriggerSetHash", nullValue())
        .body("acknowledgements.parties.awaited", contains(false, false))
        .body("acknowledgements.parties[0].acknowledgedAt", nullValue())
        .body("acknowledgements.parties[1].acknowledgedAt", notNullValue());
  }

  @Test
  void what_is_on_the_table_waits_for_whoever_has_not_acknowledged_it() {
    var id = active();
    dashboard(id).body("acknowledgements.parties.awaited", contains(false, false));
    TriggerSetFixture.propose(asAuthor(), id, TriggerSetFixture.guardrails("3", 2)).statusCode(200);
    String proposed = read(id).extract().path("proposedTriggerSet.hash");
    dashboard(id).body("acknowledgements.parties.awaited", contains(true, true));
    TriggerSetFixture.agree(asAuthor(), id).statusCode(200);
    dashboard(id)
        .body("acknowledgements.complete", is(true))
        .body("acknowledgements.proposedTriggerSetHash", equalTo(proposed))
        .body("acknowledgements.parties.awaited", contains(false, true));
  }

  @Test
  void it_shows_what_was_agreed_besides_the_numbers_and_how_both_keep_their_word() {
    var id = PilotKinds.good();
    dashboard(id)
        .body("contextClauses.event", contains("NEW_MANAGER", "AUDIT"))
        .body("contextClauses[0].withinDays", is(14))
        .body(
            "checklist.items.item",
            contains("Totals agree with the ledger", "Second pair of eyes on the totals"))
        .body("checklist.items.doneAtLastDelivery", contains(true, false))
        .body("checklist.items.doneInLastUpdate", contains(true, true))
        .body("checklist.lastDelivery.delivery", equalTo("Report of the third week"))
        .body("checklist.lastDelivery.complete", is(false))
        .body("checklist.lastUpdate.period", is(2))
        .body("trackRecord.author.decisionsTaken", is(1))
        .body("trackRecord.author.checklistRuns", is(1))
        .body("trackRecord.author.checklistRunsComplete", is(0))
        .body("trackRecord.approver.overrides", is(1));
    dashboard(active())
        .body("contextClauses", hasSize(0))
        .body("checklist.items", hasSize(0))
        .body("checklist.lastDelivery", nullValue())
        .body("trackRecord.author.decisionsTaken", is(0));
  }

  @Test
  void a_review_that_a_clause_calls_for_is_one_of_its_days() throws SQLException {
    var id = active();
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          update pilot set extra_reviews = '[{"date": "%s", "event": "AUDIT", "contextEventId": "%s"}]' where id = '%s'
          """
              .formatted(today().plusDays(2), UUID.randomUUID(), id));
    }
    dashboard(id)
        .body(
            "reviewDates.date",
            contains(
                start().plusDays(7).toString(),
                start().plusDays(14).toString(),
                today().plusDays(2).toString()))
        .body("reviewDates.extra", contains(false, false, true));
    assertThat(
            asAuthor()
                .accept("text/html")
                .get("/api/v1/pilots/{id}/dashboard", id)
                .then()
                .statusCode(200)
                .extract()
                .asString())
        .contains("Extra review, " + Wording.in(Locale.ENGLISH).date(today().plusDays(2)));
  }

  @Test
  void a_completed_pilot_waits_for_nothing() {
    var id = active();
    measure(id, "client-score", 1, "4.4").statusCode(201);
    review(id, "STOP").statusCode(201);
    dashboard(id)
        .body("state", equalTo("COMPLETED"))
        .body("result", equalTo("STOPPED"))
        .body("dates.daysLeft", nullValue())
        .body("nextReview", nullValue())
        .body("updates.overdue", is(0))
        .body("happenings.type", hasItem("pilot.completed"))
        .body("metrics[0].series.points", hasSize(1));
  }

  private static void report(String id, int period, String health) {
    asAuthor()
        .body(
            """
            {"period": %d, "summary": "Two clean reports.", "health": "%s", "checklist": []}
            """
                .formatted(period, health))
        .post("/api/v1/pilots/{id}/status-updates", id)
        .then()
        .statusCode(201);
  }

  private static void daily(String id, List<String> values) {
    var items =
        IntStream.range(0, values.size())
            .mapToObj(
                i -> {
                  LocalDate day = start().plusDays(i);
                  return measurement("error-rate", day, day, values.get(i), 40);
                })
            .collect(Collectors.joining(","));
    asAuthor()
        .body("{\"items\": [" + items + "]}")
        .post("/api/v1/pilots/{id}/measurements/batch", id)
        .then()
        .statusCode(200);
  }
}
