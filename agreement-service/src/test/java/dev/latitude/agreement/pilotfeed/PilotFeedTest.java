package dev.latitude.agreement.pilotfeed;

import static dev.latitude.agreement.PilotFixture.begins;
import static dev.latitude.agreement.PilotFixture.event;
import static dev.latitude.agreement.agreement.AgreementFixture.request;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.kit.follow.FeedFollowers;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class PilotFeedTest {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Inject FeedFollowers followers;
  @Inject AgroalDataSource database;

  @SuppressWarnings("NullAway.Init") // filled by the test framework
  @TestHTTPResource(value = "/", management = true)
  URL management;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final Instant start = now.minusSeconds(3600);
  private final Instant until = now.plusSeconds(86_400);

  @Test
  void the_check_flips_within_a_second_of_the_reversion() {
    var people = Case.fresh();
    begins(people, "pilot.started", "DELEGATE", start, until);
    awaitAnswer(people, "OWN", SOON)
        .body("source.kind", equalTo("PILOT"))
        .body("source.id", equalTo(people.pilot().toString()))
        .body("until", equalTo(until.toString()))
        .body("asOf", notNullValue());
    event(people.pilot(), "pilot.reverted", now, "{\"reason\": \"errors rose\"}");
    awaitAnswer(people, "APPROVAL_REQUIRED", Duration.ofSeconds(1));
    check(people, now.minusSeconds(1)).body("answer", equalTo("OWN"));
    check(people, now).body("answer", equalTo("APPROVAL_REQUIRED"));
  }

  @Test
  void a_reversion_that_is_taken_back_brings_the_rights_back_from_then_on() {
    var people = Case.fresh();
    begins(people, "pilot.started", "INQUIRE", start, until);
    event(people.pilot(), "pilot.reverted", start.plusSeconds(60), "{}");
    begins(people, "pilot.reinstated", "ADVISE", start.plusSeconds(120), until);
    awaitAnswer(people, "OWN_AFTER_INPUT", SOON);
    check(people, start.plusSeconds(60)).body("answer", equalTo("APPROVAL_REQUIRED"));
    check(people, start.plusSeconds(120)).body("answer", equalTo("OWN_AFTER_INPUT"));
  }

  @Test
  void an_extension_moves_the_end_and_brings_back_rights_that_had_run_out() {
    var people = Case.fresh();
    var ended = start.plusSeconds(600);
    begins(people, "pilot.started", "INQUIRE", start, ended);
    begins(people, "pilot.extended", "INQUIRE", start.plusSeconds(300), start.plusSeconds(900));
    begins(people, "pilot.extended", "INQUIRE", start.plusSeconds(1200), until);
    awaitAnswer(people, "OWN_AND_INFORM", SOON).body("until", equalTo(until.toString()));
    check(people, ended).body("answer", equalTo("OWN_AND_INFORM"));
    check(people, start.plusSeconds(900)).body("answer", equalTo("APPROVAL_REQUIRED"));
    check(people, start.plusSeconds(1200)).body("answer", equalTo("OWN_AND_INFORM"));
  }

  @Test
  void an_extension_keeps_the_decision_from_a_pilot_that_came_later() {
    var people = Case.fresh();
    var later = people.again();
    var extended = until.plusSeconds(86_400);
    begins(people, "pilot.started", "AGREE", start, until);
    begins(later, "pilot.started", "DELEGATE", start.plusSeconds(60), until.plusSeconds(3600));
    begins(people, "pilot.extended", "AGREE", start.plusSeconds(120), extended);
    var marker = Case.fresh();
    begins(marker, "pilot.started", "DELEGATE", start, until);
    awaitAnswer(marker, "OWN", SOON);
    check(people, now)
        .body("answer", equalTo("AGREE_TOGETHER"))
        .body("source.id", equalTo(people.pilot().toString()));
    event(people.pilot(), "pilot.paused", now, "{}");
    awaitAnswer(people, "OWN", SOON).body("source.id", equalTo(later.pilot().toString()));
  }

  @Test
  void after_a_hand_over_the_successor_grants_what_is_in_force() throws SQLException {
    var people = Case.fresh();
    var later = people.again();
    var handedOver = start.plusSeconds(120);
    var succeeded =
        new Case(
            people.pilot(),
            people.employee(),
            people.approver().replace("morgan", "maria"),
            people.decision());
    begins(people, "pilot.started", "AGREE", start, until);
    begins(later, "pilot.started", "DELEGATE", start.plusSeconds(60), until.plusSeconds(3600));
    awaitAnswer(people, "AGREE_TOGETHER", SOON);
    begins(succeeded, "pilot.handed-over", "AGREE", handedOver, until);
    awaitGrantedBy(succeeded.approver(), people);
    granted(people.approver(), people, now).isEmpty();
    granted(people.approver(), people, handedOver.minusSeconds(1)).hasSize(1);
    check(people, now)
        .body("answer", equalTo("AGREE_TOGETHER"))
        .body("source.id", equalTo(people.pilot().toString()))
        .body("until", equalTo(until.toString()));
    // started; the same, closed at the hand-over; handed over
    assertThat(rowsOf(people)).isEqualTo(3);
    event(people.pilot(), "pilot.paused", now, "{}");
    awaitAnswer(people, "OWN", SOON).body("source.id", equalTo(later.pilot().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"author\": \"robin\", \"approver\": \"maria\"}", "null", "{}"})
  void a_hand_over_while_rights_rest_brings_none(String data) throws SQLException {
    var people = Case.fresh();
    begins(people, "pilot.started", "DELEGATE", start, until);
    event(people.pilot(), "pilot.paused", start.plusSeconds(60), "{}");
    event(people.pilot(), "pilot.handed-over", start.plusSeconds(120), data);
    var marker = Case.fresh();
    begins(marker, "pilot.started", "DELEGATE", start, until);
    awaitAnswer(marker, "OWN", SOON);
    check(people, now).body("answer", equalTo("APPROVAL_REQUIRED"));
    assertThat(
            count(
                "select count(*) from followed_event_set_aside where subject = ?", people.pilot()))
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pilot.paused", "pilot.reverted", "pilot.completed", "pilot.cancelled"})
  void whatever_ends_a_pilot_ends_its_rights_and_resuming_brings_them_back(String type) {
    var people = Case.fresh();
    begins(people, "pilot.started", "INQUIRE", start, until);
    event(people.pilot(), "pilot.measured", start.plusSeconds(5), "{}");
    event(people.pilot(), type, start.plusSeconds(60), "{}");
    begins(people, "pilot.resumed", "ADVISE", start.plusSeconds(120), until);
    awaitAnswer(people, "OWN_AFTER_INPUT", SOON);
    check(people, start.plusSeconds(59)).body("answer", equalTo("OWN_AND_INFORM"));
    check(people, start.plusSeconds(60)).body("answer", equalTo("APPROVAL_REQUIRED"));
    check(people, until).body("answer", equalTo("APPROVAL_REQUIRED"));
  }

  @Test
  void what_happened_while_pilot_service_was_away_is_caught_up_with_in_order_and_once()
      throws SQLException {
    var people = Case.fresh();
    PilotFixture.pilotServiceDown();
    try {
      begins(people, "pilot.started", "DELEGATE", start, until);
      event(people.pilot(), "pilot.paused", start.plusSeconds(10), "{}");
      begins(people, "pilot.resumed", "AGREE", start.plusSeconds(20), until);
      request(people.employee())
          .body("{\"pilotId\": \"%s\"}".formatted(people.pilot()))
          .post("/api/v1/agreements")
          .then()
          .statusCode(503)
          .header("Retry-After", "5")
          .body("type", equalTo("/problems/unavailable"));
      check(people, now).body("answer", equalTo("APPROVAL_REQUIRED"));
    } finally {
      PilotFixture.pilotServiceUp();
    }
    awaitAnswer(people, "AGREE_TOGETHER", SOON);
    // started; the same, closed at the pause; resumed
    assertThat(rowsOf(people)).isEqualTo(3);
  }

  @Test
  void many_readers_of_the_same_stretch_apply_it_once() throws Exception {
    var people = Case.fresh();
    for (int i = 0; i < 5; i++) {
      begins(people, "pilot.started", "DELEGATE", start.plusSeconds(i * 10L), until);
      event(people.pilot(), "pilot.paused", start.plusSeconds(i * 10L + 5), "{}");
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 4; i++) {
        var _ = threads.submit(() -> followers.of("pilot-events").poll(0));
      }
    }
    begins(people, "pilot.started", "AGREE", start.plusSeconds(100), until);
    awaitAnswer(people, "AGREE_TOGETHER", SOON);
    assertThat(rowsOf(people)).isEqualTo(11);
  }

  @Test
  void what_is_written_down_wins_over_what_a_pilot_says() {
    var agreement = AgreementFixture.draft().offered().signed();
    var other = agreement.people.again();
    begins(other, "pilot.started", "TELL", start, until);
    var marker = Case.fresh();
    begins(marker, "pilot.started", "DELEGATE", start, until);
    awaitAnswer(marker, "OWN", SOON);
    check(agreement.people, Instant.now())
        .body("answer", equalTo("OWN"))
        .body("source.id", equalTo(agreement.id));
    check(agreement.people, start)
        .body("answer", equalTo("APPROVAL_REQUIRED"))
        .body("source.id", equalTo(other.pilot().toString()));
  }

  @Test
  void a_pilot_that_had_to_stand_back_is_there_when_the_agreement_ends_early() {
    var agreement = AgreementFixture.draft().offered().signed();
    var other = agreement.people.again();
    begins(other, "pilot.started", "ADVISE", now, until);
    var marker = Case.fresh();
    begins(marker, "pilot.started", "DELEGATE", start, until);
    awaitAnswer(marker, "OWN", SOON);
    check(other, Instant.now()).body("answer", equalTo("OWN"));
    agreement.terminated();
    check(other, Instant.now())
        .body("answer", equalTo("OWN_AFTER_INPUT"))
        .body("source.id", equalTo(other.pilot().toString()));
    event(other.pilot(), "pilot.reverted", Instant.now(), "{}");
    awaitAnswer(other, "APPROVAL_REQUIRED", SOON);
  }

  @Test
  void what_happened_while_nobody_followed_is_caught_up_with_in_order_and_once()
      throws SQLException {
    var people = Case.fresh();
    var follower = followers.of("pilot-events");
    begins(people, "pilot.started", "DELEGATE", start, until);
    awaitAnswer(people, "OWN", SOON);
    follower.stop();
    try {
      event(people.pilot(), "pilot.reverted", start.plusSeconds(10), "{}");
      begins(people, "pilot.reinstated", "AGREE", start.plusSeconds(20), until);
      event(people.pilot(), "pilot.reverted", start.plusSeconds(30), "{}");
      check(people, now).body("answer", equalTo("OWN"));
    } finally {
      follower.start();
    }
    awaitAnswer(people, "APPROVAL_REQUIRED", SOON);
    check(people, start.plusSeconds(25)).body("answer", equalTo("AGREE_TOGETHER"));
    // started; the same, closed at the reversion; reinstated; the same, closed
    assertThat(rowsOf(people)).isEqualTo(4);
  }

  @Test
  void the_pilot_an_agreement_stems_from_makes_room_before_its_completion_is_told() {
    var people = Case.fresh();
    begins(people, "pilot.started", "INQUIRE", PilotFixture.COMPLETED_AT.minusSeconds(60), until);
    awaitAnswer(people, "OWN_AND_INFORM", SOON);
    var agreement = AgreementFixture.draft(people, "").offered().signed();
    check(people, Instant.now())
        .body("answer", equalTo("OWN"))
        .body("source.id", equalTo(agreement.id));
    check(people, PilotFixture.COMPLETED_AT.minusSeconds(1))
        .body("answer", equalTo("OWN_AND_INFORM"));
    check(people, PilotFixture.COMPLETED_AT).body("answer", equalTo("APPROVAL_REQUIRED"));
  }

  @Test
  void another_pilot_in_force_stands_in_the_way_of_an_agreement() {
    var people = Case.fresh();
    begins(people.again(), "pilot.started", "INQUIRE", start, until);
    awaitAnswer(people, "OWN_AND_INFORM", SOON);
    var agreement = AgreementFixture.draft(people, "").offered();
    agreement.asEmployee("sign", agreement.signature()).statusCode(200);
    agreement
        .asApprover("sign", agreement.signature())
        .statusCode(409)
        .body("type", equalTo("/problems/right-conflict"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "{\"author\": 7}",
        "\"nothing\"",
        "{\"author\": \"robin\", \"approver\": \"morgan\", \"rights\": [{\"decision\": \"a\", \"level\": \"GALAXY\", \"dimension\": \"QUALITY\", \"risk\": \"LOW\"}], \"from\": \"2026-01-01T00:00:00Z\", \"until\": \"2026-02-01T00:00:00Z\"}",
        "{\"author\": \"robin\", \"approver\": \"morgan\", \"rights\": [{\"decision\": \"a\", \"level\": \"TELL\", \"dimension\": \"QUALITY\", \"risk\": \"LOW\"}], \"from\": \"2026-02-01T00:00:00Z\", \"until\": \"2026-02-01T00:00:00Z\"}"
      })
  void an_event_that_cannot_be_read_gives_no_right_is_set_aside_and_stops_nothing(String data)
      throws SQLException {
    var pilot = UUID.randomUUID();
    event(pilot, "pilot.started", start, data);
    var next = Case.fresh();
    begins(next, "pilot.started", "DELEGATE", start, until);
    awaitAnswer(next, "OWN", SOON);
    assertThat(count("select count(*) from followed_event_set_aside where subject = ?", pilot))
        .isEqualTo(1);
    assertThat(count("select count(*) from decision_right where source_id = ?", pilot)).isZero();
  }

  @Test
  void operators_see_how_the_feed_stands() {
    var people = Case.fresh();
    begins(people, "pilot.started", "DELEGATE", start, until);
    awaitAnswer(people, "OWN", SOON);
    assertThat(followers.of("pilot-events").asOf()).isAfter(start);
    given()
        .get(management + "health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'pilot-events' }.data.state", equalTo("FOLLOWING"));
    assertThat(given().get(management + "metrics").asString())
        .contains("latitude_feed_lag_seconds{feed=\"pilot-events\"")
        .containsPattern(
            "latitude_feed_events_applied_total\\{feed=\"pilot-events\",[^}]*pilot.started")
        .containsPattern("latitude_feed_following\\{feed=\"pilot-events\"[^}]*} 1.0");
  }

  private static ValidatableResponse check(Case people, Instant at) {
    return request("kim")
        .get(
            "/api/v1/decision-rights/check?person=%s&decision=%s&at=%s"
                .formatted(people.employee(), people.decision(), at))
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse awaitAnswer(Case people, String wanted, Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (true) {
      var answer = check(people, Instant.now());
      boolean late = System.nanoTime() > deadline;
      if (late || wanted.equals(answer.extract().<String>path("answer"))) {
        assertThat(late).as("answered %s in time", wanted).isFalse();
        return answer;
      }
    }
  }

  /** What somebody grants in this case, at a moment. */
  private static ListAssert<String> granted(String manager, Case people, Instant at) {
    return assertThat(
        request("kim")
            .get(
                "/api/v1/decision-rights?manager=%s&decision=%s&at=%s"
                    .formatted(manager, people.decision(), at))
            .then()
            .statusCode(200)
            .extract()
            .<List<String>>path("items.person"));
  }

  private static void awaitGrantedBy(String manager, Case people) {
    long deadline = System.nanoTime() + SOON.toNanos();
    while (System.nanoTime() < deadline) {
      var found = request("kim").get("/api/v1/decision-rights?manager=" + manager).path("items");
      if (!((List<?>) found).isEmpty()) {
        break;
      }
    }
    granted(manager, people, Instant.now()).containsExactly(people.employee());
  }

  private long rowsOf(Case people) throws SQLException {
    return count("select count(*) from decision_right where source_id = ?", people.pilot());
  }

  private long count(String sql, UUID id) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      try (var row = statement.executeQuery()) {
        return row.next() ? row.getLong(1) : -1;
      }
    }
  }
}
