package dev.latitude.kit.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.sample.Note;
import dev.latitude.kit.sample.Notes;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** To readers of the feed nothing has happened; this is what tells that something has. */
@QuarkusTest
@WithTestResource(RealParts.class)
class WaitingEventsTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @Inject Notes notes;
  @Inject EventFeed feed;
  @Inject AgroalDataSource database;
  @Inject MeterRegistry meters;

  @AfterEach
  void backToTheRealTime() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void how_long_an_event_waits_for_its_position_is_told_while_nobody_gives_it_one()
      throws Exception {
    String start;
    Note note;
    try (var other = database.getConnection()) {
      lockTheSequencerOut(other);
      start = feed.end();
      note = notes.write("robin", "heard by nobody");
      try {
        assertThat(ageAfter(Duration.ofMinutes(1))).isBetween(59.0, 80.0);
        assertThat(ageAfter(Duration.ofMinutes(3))).isBetween(179.0, 200.0);
        var page = feed.read(start, 10, Duration.ZERO);
        assertThat(page.items()).as("the feed tells nothing of it").isEmpty();
        assertThat(page.asOf()).as("nor claims to").isBeforeOrEqualTo(note.updatedAt());
      } finally {
        letItGoOn(other);
      }
    }
    // what other tests left waiting comes with it
    assertThat(feed.read(start, 10, LONG).items())
        .extracting(CloudEvent::subject)
        .contains(note.id());
    assertThat(ageAfter(Duration.ofMinutes(5))).isZero();
  }

  /** However long history is, what waits is a handful. */
  @Test
  void the_oldest_is_found_by_an_index_in_which_nothing_else_is() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      var _ = statement.execute("set enable_seqscan = off");
      try (var rows = statement.executeQuery("explain " + WaitingEvents.OLDEST)) {
        var plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        assertThat(plan.toString()).contains("event_unsequenced");
      } finally {
        var _ = statement.execute("reset enable_seqscan");
      }
    }
  }

  private double ageAfter(Duration time) {
    QuarkusMock.installMockForType(Clock.offset(Clock.systemUTC(), time), Clock.class);
    long deadline = System.nanoTime() + LONG.toNanos();
    while (Double.isNaN(age())) {
      assertThat(System.nanoTime()).as("it is told in time").isLessThan(deadline);
    }
    return age();
  }

  private double age() {
    return meters.get("latitude.events.waiting.age").timeGauge().value(TimeUnit.SECONDS);
  }

  /** As a replica would that stands still in the middle of its work. */
  private static void lockTheSequencerOut(Connection connection) throws SQLException {
    execute(connection, "select pg_advisory_lock(hashtextextended('latitude event sequencer', 0))");
  }

  private static void letItGoOn(Connection connection) throws SQLException {
    execute(
        connection, "select pg_advisory_unlock(hashtextextended('latitude event sequencer', 0))");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      var _ = statement.execute(sql);
    }
  }
}
