package dev.latitude.pilot.calendar;

import static dev.latitude.pilot.PilotFixture.APPROVER;
import static dev.latitude.pilot.PilotFixture.AUTHOR;
import static dev.latitude.pilot.PilotFixture.acceptedProposal;
import static dev.latitude.pilot.PilotFixture.acknowledge;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.today;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static dev.latitude.pilot.calendar.CalendarFixture.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What the days bring is told once. The pilots here start today and run for 28 days, with reviews
 * after 7 and 14, and a status update for each week.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class TurningDaysTest {
  @Inject TellOfDays job;
  @Inject TurningDays days;
  @Inject MeterRegistry meters;

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void a_review_is_due_on_its_day_and_late_the_day_after_and_each_is_told_once() {
    var id = beginning();
    runOnDay(6);
    assertThat(told(id)).isEmpty();
    read(id).body("overdue", is(false)).body("awaiting", contains(AUTHOR));

    runOnDay(7);
    runOnDay(7);
    assertThat(told(id)).containsExactly(reviewDue(7), updateOverdue(1));
    read(id)
        .body("awaiting", contains(AUTHOR, APPROVER))
        .body("calendar.overdue", contains("STATUS_UPDATE"));
    runOnDay(8);
    runOnDay(8);
    assertThat(told(id)).containsExactly(reviewDue(7), updateOverdue(1), reviewOverdue(7));
    read(id)
        .body("state", equalTo("ACTIVE"))
        .body("overdue", is(true))
        .body("calendar.reviewDueOn", equalTo(day(7).toString()))
        .body("calendar.overdue", contains("REVIEW", "STATUS_UPDATE"));

    review(id, "CONTINUE").statusCode(201).body("reviewDate", equalTo(day(7).toString()));
    read(id)
        .body("calendar.reviewDueOn", equalTo(day(14).toString()))
        .body("calendar.overdue", contains("STATUS_UPDATE"));
  }

  @Test
  void what_was_done_in_time_is_not_told() {
    var id = beginning();
    report(id, 1);
    passDays(7);
    review(id, "CONTINUE").statusCode(201);
    runOnDay(13);
    assertThat(told(id)).isEmpty();
    read(id)
        .body("calendar.statusUpdateDue.period", is(2))
        .body("calendar.statusUpdateDue.from", equalTo(day(7).toString()))
        .body("calendar.statusUpdateDue.dueOn", equalTo(day(13).toString()))
        .body("overdue", is(false));
  }

  @Test
  void after_days_without_a_run_everything_that_still_holds_is_told_in_the_order_of_the_days() {
    var id = beginning();
    passDays(8);
    report(id, 2);
    runOnDay(40);
    runOnDay(41);
    assertThat(told(id))
        .containsExactly(
            reviewDue(7),
            updateOverdue(1),
            reviewOverdue(7),
            reviewDue(14),
            reviewOverdue(14),
            updateOverdue(3),
            updateOverdue(4),
            endReached());
  }

  @Test
  void the_last_day_passes_once_and_leaves_the_decision_to_the_approver() {
    var id = beginning();
    runOnDay(27);
    assertThat(told(id)).doesNotContain(endReached());
    read(id).body("calendar.inForce", is(true)).body("calendar.daysLeft", is(1));
    runOnDay(28);
    runOnDay(35);
    assertThat(told(id)).containsOnlyOnce(endReached());
    read(id)
        .body("state", equalTo("ACTIVE"))
        .body("calendar.inForce", is(false))
        .body("calendar.daysLeft", is(0))
        .body("calendar.overdue", contains("REVIEW", "STATUS_UPDATE", "DECISION"))
        .body("awaiting", contains(AUTHOR, APPROVER));

    review(id, "STOP").statusCode(201);
    read(id)
        .body("state", equalTo("COMPLETED"))
        .body("calendar", nullValue())
        .body("awaiting", empty())
        .body("overdue", is(false));
    runOnDay(60);
    assertThat(told(id)).containsOnlyOnce(endReached());
  }

  @Test
  void a_pilot_that_has_come_to_its_end_can_graduate_on_what_was_measured() {
    var id = beginning();
    passDays(28);
    assertThat(days.look(UUID.fromString(id))).isPositive();
    for (var metric : List.of("client-score", "error-rate")) {
      asAuthor()
          .body(measurement(metric, day(0), day(27), metric.equals("error-rate") ? "1" : "4.5", 40))
          .post("/api/v1/pilots/{id}/measurements", id)
          .then()
          .statusCode(201);
    }
    review(id, "GRADUATE").statusCode(201);
    read(id).body("result", equalTo("GRADUATED"));
  }

  @Test
  void what_fell_before_the_start_command_is_owed_by_nobody() {
    var id = active(); // recorded with a start three weeks ago
    runOnDay(0);
    assertThat(told(id)).isEmpty();
    read(id)
        .body("calendar.reviewDueOn", nullValue())
        .body("calendar.statusUpdateDue.period", is(4))
        .body("overdue", is(false));
  }

  @Test
  void what_falls_between_a_reversion_and_its_reinstatement_is_owed_by_nobody() {
    var id = beginning();
    passDays(2);
    command(asApprover(), id, "revert", "{\"reason\": \"The client called.\"}").statusCode(200);
    runOnDay(9);
    read(id).body("calendar", nullValue()).body("overdue", is(false));
    command(asApprover(), id, "reinstate", "{\"reason\": \"A misunderstanding.\"}").statusCode(200);
    runOnDay(10);
    assertThat(told(id)).isEmpty();
    read(id)
        .body("calendar.reviewDueOn", equalTo(day(14).toString()))
        .body("calendar.statusUpdateDue.period", is(2));

    passDays(14);
    review(id, "CONTINUE").statusCode(201).body("reviewDate", equalTo(day(14).toString()));
    read(id).body("calendar.reviewDueOn", nullValue());
    runOnDay(15);
    assertThat(told(id)).doesNotContain(reviewOverdue(14));
    review(id, "CONTINUE").statusCode(201).body("reviewDate", equalTo(day(7).toString()));
    review(id, "CONTINUE").statusCode(201).body("reviewDate", nullValue());
  }

  @Test
  void what_was_late_before_a_reversion_stays_so_when_it_is_reinstated() {
    var id = beginning();
    runOnDay(8);
    var before = List.of(reviewDue(7), updateOverdue(1), reviewOverdue(7));
    assertThat(told(id)).isEqualTo(before);
    command(asApprover(), id, "revert", "{\"reason\": \"The client called.\"}").statusCode(200);
    passDays(14);
    command(asApprover(), id, "reinstate", "{\"reason\": \"A misunderstanding.\"}").statusCode(200);
    runOnDay(14);
    read(id)
        .body("calendar.overdue", contains("REVIEW", "STATUS_UPDATE"))
        .body("calendar.reviewDueOn", equalTo(day(7).toString()))
        .body("calendar.statusUpdateDue.period", is(1))
        .body("awaiting", contains(AUTHOR, APPROVER));
    missing(id, 1);
    statusPeriods(id).body("items.status", contains("OVERDUE", "NOT_OWED", "DUE", "UPCOMING"));
    runOnDay(15);
    var told = new ArrayList<>(before);
    told.addAll(List.of(reviewDue(14), reviewOverdue(14)));
    assertThat(told(id)).isEqualTo(told); // and nothing twice

    review(id, "CONTINUE").statusCode(201).body("reviewDate", equalTo(day(7).toString()));
    report(id, 1);
    report(id, 2);
    statusPeriods(id).body("items[0].late", is(true)).body("items[1].late", is(false));
    asAuthor()
        .get("/api/v1/pilots/{id}/track-record", id)
        .then()
        .body("author.statusUpdatesLate", is(1))
        .body("author.statusUpdatesOnTime", is(1))
        .body("approver.reviewsLate", is(1))
        .body("approver.reviewsMissing", is(1));
  }

  @Test
  void what_had_not_been_told_when_it_was_reverted_is_told_once_it_goes_on() {
    var id = beginning();
    passDays(8);
    command(asApprover(), id, "revert", "{\"reason\": \"The client called.\"}").statusCode(200);
    runOnDay(10);
    assertThat(told(id)).isEmpty();
    command(asApprover(), id, "reinstate", "{\"reason\": \"A misunderstanding.\"}").statusCode(200);
    runOnDay(10);
    assertThat(told(id)).containsExactly(reviewDue(7), updateOverdue(1), reviewOverdue(7));
  }

  @Test
  void what_fell_between_the_last_day_and_an_extension_is_owed_by_nobody() {
    var id = beginning();
    for (int period = 1; period <= 4; period++) {
      passDays(7 * period - 1);
      report(id, period);
    }
    review(id, "CONTINUE").statusCode(201);
    review(id, "CONTINUE").statusCode(201);
    runOnDay(41);
    extend(id, 70);
    read(id)
        .body("calendar.statusUpdateDue.period", is(6))
        .body("calendar.statusUpdateDue.dueOn", equalTo(day(41).toString()))
        .body("overdue", is(false))
        .body("awaiting", contains(AUTHOR));
    dashboard(id).body("updates.overduePeriods", empty()).body("updates.next.period", is(6));
    runOnDay(42);
    assertThat(told(id)).doesNotContain(updateOverdue(5)).contains(updateOverdue(6));
    asAuthor()
        .get("/api/v1/pilots/{id}/status-periods", id)
        .then()
        .body("items[4].status", equalTo("NOT_OWED"))
        .body("items[5].status", equalTo("OVERDUE"));
    missing(id, 1);
    report(id, 5);
    asAuthor()
        .get("/api/v1/pilots/{id}/status-periods", id)
        .then()
        .body("items[4].late", is(false));
  }

  @Test
  void what_was_missed_before_the_last_day_stays_so_when_the_pilot_is_extended_after_it() {
    var id = beginning();
    for (int period : List.of(1, 3, 4)) {
      passDays(7 * period - 1);
      report(id, period);
    }
    runOnDay(41);
    extend(id, 70);
    read(id)
        .body("calendar.statusUpdateDue.period", is(2))
        .body("calendar.overdue", contains("REVIEW", "STATUS_UPDATE"));
    runOnDay(42);
    assertThat(told(id))
        .containsOnlyOnce(updateOverdue(2))
        .doesNotContain(updateOverdue(5))
        .contains(updateOverdue(6));
    missing(id, 2);
  }

  @Test
  void told_by_many_replicas_at_once_it_is_told_once() throws Exception {
    var ids = List.of(beginning(), beginning());
    passDays(8);
    double before = counted("review-overdue");
    Callable<Boolean> run =
        () -> {
          job.run();
          return true;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(IntStream.range(0, 6).mapToObj(_ -> run).toList())) {
        assertThat(done.get()).isTrue();
      }
    }
    for (var id : ids) {
      assertThat(told(id)).containsExactly(reviewDue(7), updateOverdue(1), reviewOverdue(7));
    }
    assertThat(counted("review-overdue") - before).isGreaterThanOrEqualTo(2);
  }

  private double counted(String kind) {
    return meters.counter("latitude.pilot.told", "kind", kind).count();
  }

  @Test
  void a_pilot_that_was_looked_at_is_not_due_again_before_the_next_day_that_matters() {
    var id = beginning();
    assertThat(days.due(1_000)).doesNotContain(UUID.fromString(id));
    passDays(7);
    assertThat(days.due(1_000)).contains(UUID.fromString(id));
    assertThat(days.look(UUID.fromString(id))).isEqualTo(2);
    assertThat(days.look(UUID.fromString(id))).isZero();
    assertThat(days.due(1_000)).doesNotContain(UUID.fromString(id));
  }

  @Test
  void a_measurement_does_not_move_the_calendar() {
    var id = active();
    Map<String, Object> before = read(id).extract().path("calendar");
    measure(id, "error-rate", 1, "1").statusCode(201);
    read(id).body("calendar", equalTo(before));
  }

  private void runOnDay(int n) {
    passDays(n);
    job.run();
  }

  /** A pilot that starts today. */
  private static String beginning() {
    String id =
        asAuthor()
            .body("{\"proposalId\": \"%s\"}".formatted(acceptedProposal()))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .body("awaiting", contains(AUTHOR, APPROVER))
            .extract()
            .path("id");
    acknowledge(asAuthor(), id);
    read(id).body("awaiting", contains(APPROVER));
    acknowledge(asApprover(), id);
    command(asAuthor(), id, "start", "").statusCode(200).body("awaiting", empty());
    return id;
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

  private static void extend(String id, int end) {
    command(
            asApprover(),
            id,
            "reviews",
            "{\"outcome\": \"EXTEND\", \"note\": \"Longer.\", \"end\": \"%s\", \"reviewDates\": [\"%s\"]}"
                .formatted(day(end), day(end - 10)))
        .statusCode(201);
  }

  private static ValidatableResponse dashboard(String id) {
    return asAuthor().get("/api/v1/pilots/{id}/dashboard", id).then().statusCode(200);
  }

  private static ValidatableResponse statusPeriods(String id) {
    return asAuthor().get("/api/v1/pilots/{id}/status-periods", id).then().statusCode(200);
  }

  private static void missing(String id, int updates) {
    asAuthor()
        .get("/api/v1/pilots/{id}/track-record", id)
        .then()
        .body("author.statusUpdatesMissing", is(updates));
  }

  private static LocalDate day(int n) {
    return today().plusDays(n);
  }

  private static String reviewDue(int n) {
    return "pilot.review-due {reviewDate=" + day(n) + "}";
  }

  private static String reviewOverdue(int n) {
    return "pilot.review-overdue {reviewDate=" + day(n) + "}";
  }

  private static String updateOverdue(int period) {
    return "pilot.status-update-overdue {from=%s, period=%d, to=%s}"
        .formatted(day(7 * (period - 1)), period, day(7 * period - 1));
  }

  private static String endReached() {
    return "pilot.end-reached {end=" + day(27) + "}";
  }
}
