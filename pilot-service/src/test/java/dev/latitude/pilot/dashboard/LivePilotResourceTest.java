package dev.latitude.pilot.dashboard;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.testkit.TestIdentity.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.TestIdentity;
import dev.latitude.testkit.live.EventReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(LivePilotResourceTest.Quick.class)
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class LivePilotResourceTest {
  /** Heartbeats that a test can wait for, and limits that it can reach. */
  public static class Quick implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "latitude.live.heartbeat", "PT0.2S",
          "latitude.live.streams", "40",
          "latitude.live.streams-of-one", "3");
    }
  }

  @TestHTTPResource("/api/v1/live/pilots/")
  URI live;

  @Inject AgroalDataSource database;

  private EventReader follow(String id, String person, String lastEventId) {
    return follow(id, Map.of("Authorization", bearer(person)), lastEventId);
  }

  private EventReader follow(String id, Map<String, String> headers, String lastEventId) {
    var all = new HashMap<>(headers);
    if (!lastEventId.isEmpty()) {
      all.put("Last-Event-ID", lastEventId);
    }
    return EventReader.open(live.resolve(id), all);
  }

  @Test
  void it_begins_by_saying_where_it_begins_and_goes_on_with_what_happens() {
    var id = active();
    try (var reader = follow(id, "robin", "")) {
      assertThat(reader.status()).isEqualTo(200);
      assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
      assertThat(reader.header("Cache-Control")).isEqualTo("no-store");
      var opened = reader.next();
      assertThat(opened.name()).isEqualTo("opened");
      assertThat(opened.data()).startsWith("{\"revision\":");
      assertThat(opened.id()).matches("0[0-9]{18}");
      measure(id, "client-score", 1, "3.5").statusCode(201);
      var measured = reader.next();
      assertThat(measured.name()).isEqualTo("pilot.measured");
      assertThat(measured.data()).contains("\"value\":3.5").contains("\"type\":\"pilot.measured\"");
      assertThat(measured.id()).isGreaterThan(opened.id());
      var reverted = reader.next();
      assertThat(reverted.name()).isEqualTo("pilot.reverted");
      assertThat(reverted.id()).isGreaterThan(measured.id());
    }
  }

  @Test
  void what_has_happened_before_is_not_told_though_it_has_no_place_in_the_feed_yet()
      throws SQLException {
    String id;
    EventReader reader;
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute(
          "select pg_advisory_xact_lock(hashtextextended('latitude event sequencer', 0))");
      id = active();
      reader = follow(id, "robin", "");
      assertThat(reader.next().data()).isEqualTo("{\"revision\":4}");
      connection.rollback();
      connection.setAutoCommit(true);
    }
    try (reader) {
      measure(id, "client-score", 1, "4.1").statusCode(201);
      assertThat(reader.next().name()).isEqualTo("pilot.measured");
    }
  }

  @Test
  void a_stream_that_broke_off_is_taken_up_without_loss_and_without_repeating() {
    var id = active();
    String seen;
    try (var reader = follow(id, "robin", "")) {
      seen = reader.next().id();
    }
    IntStream.rangeClosed(1, 3)
        .forEach(week -> measure(id, "client-score", week, "4." + week).statusCode(201));
    command(asApprover(), id, "pause", "{\"reason\": \"A talk.\"}").statusCode(200);
    try (var reader = follow(id, "morgan", seen)) {
      var names = new ArrayList<String>();
      var last = "";
      for (int i = 0; i < 4; i++) {
        var message = reader.next();
        names.add(message.name());
        last = message.id();
      }
      assertThat(names)
          .containsExactly("pilot.measured", "pilot.measured", "pilot.measured", "pilot.paused");
      try (var again = follow(id, "morgan", last)) {
        command(asApprover(), id, "resume", "").statusCode(200);
        assertThat(again.next().name()).isEqualTo("pilot.resumed");
      }
      assertThat(reader.next().name()).isEqualTo("pilot.resumed");
    }
  }

  @Test
  void a_cursor_of_before_everything_gives_the_whole_history_in_order() {
    var id = active();
    IntStream.rangeClosed(1, 2)
        .forEach(week -> measure(id, "client-score", week, "4." + week).statusCode(201));
    try (var reader = follow(id, "robin", "0".repeat(19))) {
      var names = IntStream.range(0, 6).mapToObj(_ -> reader.next().name()).toList();
      assertThat(names)
          .containsExactly(
              "pilot.created",
              "pilot.acknowledged",
              "pilot.acknowledged",
              "pilot.started",
              "pilot.measured",
              "pilot.measured");
    }
  }

  @Test
  void what_happens_to_another_pilot_is_not_heard() {
    var id = active();
    var other = active();
    try (var reader = follow(id, "robin", "")) {
      reader.next();
      measure(other, "client-score", 1, "4.4").statusCode(201);
      measure(id, "client-score", 1, "4.1").statusCode(201);
      assertThat(reader.next().data()).contains(id).contains("4.1");
    }
  }

  @Test
  void while_nothing_happens_a_comment_says_that_it_lives() {
    try (var reader = follow(active(), "robin", "")) {
      reader.next();
      assertThat(reader.take().name()).isEqualTo("comment");
      assertThat(reader.take().name()).isEqualTo("comment");
    }
  }

  @Test
  void it_ends_with_a_word_when_the_token_expires() {
    var id = active();
    var token =
        TestIdentity.token(
            "robin", TestIdentity.ISSUER, TestIdentity.AUDIENCE, Instant.now().plusSeconds(3));
    try (var reader = follow(id, Map.of("Authorization", "Bearer " + token), "")) {
      assertThat(reader.next().name()).isEqualTo("opened");
      var last = reader.next();
      assertThat(last.name()).isEqualTo("closing");
      assertThat(last.data()).isEqualTo("{\"reason\":\"TIME_IS_UP\"}");
      assertThat(reader.next().name()).isEqualTo("end");
    }
  }

  @Test
  void parties_and_auditors_follow_it_and_for_all_others_it_does_not_exist() {
    var id = active();
    try (var reader = follow(id, Map.of("Authorization", bearer("ada", "auditor")), "")) {
      assertThat(reader.next().name()).isEqualTo("opened");
    }
    as("somebody")
        .accept("text/event-stream")
        .get("/api/v1/live/pilots/{id}", id)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    try (var nobody = follow(id, Map.of(), "")) {
      assertThat(nobody.status()).isEqualTo(401);
    }
  }

  @Test
  void a_last_event_id_that_is_none_is_refused() {
    as("robin")
        .accept("text/event-stream")
        .header("Last-Event-ID", "7")
        .get("/api/v1/live/pilots/{id}", active())
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("Last-Event-ID"));
  }

  @Test
  void one_person_has_only_so_many_streams_and_gets_one_back_for_each_that_is_closed() {
    var id = active();
    var open = new ArrayList<EventReader>();
    try {
      for (int i = 0; i < 3; i++) {
        var reader = follow(id, Map.of("Authorization", bearer("many", "auditor")), "");
        assertThat(reader.next().name()).isEqualTo("opened");
        open.add(reader);
      }
      as("many", "auditor")
          .accept("text/event-stream")
          .get("/api/v1/live/pilots/{id}", id)
          .then()
          .statusCode(429)
          .header("Retry-After", notNullValue())
          .body("type", equalTo("/problems/too-many-requests"));
      open.removeFirst().close();
      open.add(soon(id, "many"));
    } finally {
      open.forEach(EventReader::close);
    }
  }

  /** The server notices that a reader has gone when it writes to it, at the next heartbeat. */
  private EventReader soon(String id, String person) {
    long deadline = System.nanoTime() + 10_000_000_000L;
    while (true) {
      var reader = follow(id, Map.of("Authorization", bearer(person, "auditor")), "");
      if (reader.status() == 200) {
        return reader;
      }
      reader.close();
      assertThat(System.nanoTime()).isLessThan(deadline);
    }
  }

  @Test
  void a_replica_has_only_so_many_streams() {
    var id = active();
    var open = new ArrayList<EventReader>();
    try {
      var refused =
          IntStream.range(0, 41)
              .mapToObj(i -> follow(id, Map.of("Authorization", bearer("p" + i, "auditor")), ""))
              .peek(open::add)
              .filter(reader -> reader.status() == 503)
              .findFirst();
      assertThat(refused).isPresent();
      assertThat(refused.get().header("Retry-After")).isNotEmpty();
    } finally {
      open.forEach(EventReader::close);
    }
    assertThat(List.copyOf(open)).hasSizeBetween(1, 41);
  }
}
