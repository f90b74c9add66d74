package dev.latitude.pilot.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.postgres.EphemeralPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/**
 * Pilots that ran before there was a calendar are looked at once, and nothing of the past is told.
 */
class PilotsOfBeforeTest {
  private static final String PILOT = "01a210df-0000-7000-8000-000000000001";

  @Test
  void they_are_owed_from_their_start_and_told_from_today() throws SQLException {
    var database = EphemeralPostgres.freshDatabase("calendar");
    migrate(database, "20261125.51");
    try (var connection = database.connect()) {
      fill(connection);
      migrate(database, "20261128.33");

      assertThat(
              row(
                  connection,
                  "select owed_from, reviewed_through, next_update, told_through = (now() at time zone 'UTC')::date - 1,"
                      + " tell_on = (now() at time zone 'UTC')::date, stopped_on from pilot"))
          .containsExactly("2026-11-01", "2026-11-09", "1", "t", "t", null);
      assertThat(
              row(
                  connection,
                  "select string_agg(late::text, ' ' order by period) from status_update"))
          .containsExactly("false false true");
    }
  }

  @Test
  void reviews_say_whether_they_were_late_also_those_of_a_replica_that_does_not_know()
      throws SQLException {
    var database = EphemeralPostgres.freshDatabase("lateness");
    migrate(database, "20261201.10");
    try (var connection = database.connect()) {
      fill(connection);
      execute(connection, "update pilot set owed_from = '2026-11-12'");
      happened(connection, 2, "pilot.started", "2026-11-01T08:00:00Z");
      happened(connection, 3, "pilot.reinstated", "2026-11-12T08:00:00Z");
      held(connection, "2026-11-02", "2026-11-04T08:00:00Z"); // late
      held(connection, "2026-10-30", "2026-11-05T08:00:00Z"); // was owed by nobody
      held(connection, "2026-11-10", "2026-11-15T08:00:00Z"); // nor was that
      held(connection, "2026-11-14", "2026-11-15T09:00:00Z"); // late
      migrate(database, "20261201.40");
      assertThat(late(connection))
          .containsExactly(
              "2026-10-30 false, 2026-11-02 true, 2026-11-09 false, 2026-11-10 false, 2026-11-14 true");

      execute( // as the release before does
          connection,
          "select count(*) filter (where late) from review, lateral (select held_at > review_date as late) as held");
      execute(
          connection,
          "update pilot set stops = '[{\"from\": \"2026-11-20\", \"to\": \"2026-11-22\"}]'");
      held(connection, "2026-11-19", "2026-11-25T08:00:00Z");
      held(connection, "2026-11-20", "2026-11-25T09:00:00Z");
      held(connection, "2026-11-25", "2026-11-25T23:00:00Z");
      assertThat(late(connection).getFirst())
          .endsWith("2026-11-14 true, 2026-11-19 true, 2026-11-20 false, 2026-11-25 false");
    }
  }

  private static List<String> late(Connection connection) throws SQLException {
    return row(
        connection,
        "select string_agg(review_date || ' ' || held_late, ', ' order by review_date) from review");
  }

  private static void happened(Connection connection, int revision, String type, String at)
      throws SQLException {
    execute(
        connection,
        """
        insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash)
        values (gen_random_uuid(), '%s', 'pilot', %d, '%s', '%s', 'a', '{}', '', sha256('a'), sha256('a'), sha256('a'))
        """
            .formatted(PILOT, revision, type, at));
  }

  private static void held(Connection connection, String date, String at) throws SQLException {
    execute(
        connection,
        """
        insert into review (id, pilot_id, outcome, note, review_date, held_by, held_at)
        values (gen_random_uuid(), '%s', 'CONTINUE', 'n', '%s', 'b', '%s')
        """
            .formatted(PILOT, date, at));
  }

  /**
   * Started on the first of November, with a review on time and status updates before, in and after
   * time.
   */
  private static void fill(Connection connection) throws SQLException {
    execute(
        connection,
        """
        insert into pilot (id, version, created_at, updated_at, proposal_id, proposal_revision, author, approver, state, terms,
                           trigger_set_hash, acknowledgements, frozen_baselines, started_at, running_since, settled_version)
        values ('%s', 7, now(), now(), gen_random_uuid(), 1, 'a', 'b', 'ACTIVE', '{}', repeat('0', 64), '[]', '[]', '2026-11-01T08:00:00Z',
                '2026-11-01T08:00:00Z', 0)
        """
            .formatted(PILOT));
    execute(
        connection,
        """
        insert into review (id, pilot_id, outcome, note, review_date, held_by, held_at)
        values (gen_random_uuid(), '%s', 'CONTINUE', 'n', '2026-11-09', 'b', '2026-11-09T12:00:00Z')
        """
            .formatted(PILOT));
    for (var update :
        List.of(
            "1, '2026-10-25', '2026-10-31', '2026-11-02T08:00:00Z'",
            "2, '2026-11-01', '2026-11-07', '2026-11-07T23:00:00Z'",
            "3, '2026-11-08', '2026-11-14', '2026-11-15T01:00:00Z'")) {
      execute(
          connection,
          """
          insert into status_update (id, pilot_id, summary, health, checklist, reported_by, period, from_day, to_day, reported_at)
          values (gen_random_uuid(), '%s', 's', 'ON_TRACK', '[]', 'a', %s)
          """
              .formatted(PILOT, update));
    }
  }

  private static void migrate(EphemeralPostgres.Database database, String target) {
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .locations("db/kit", "db/migration")
        .target(MigrationVersion.fromVersion(target))
        .load()
        .migrate();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> row(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      var row = new ArrayList<String>();
      for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
        row.add(rows.getString(i));
      }
      return row;
    }
  }
}
