package dev.latitude.agreement.pilotfeed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.postgres.EphemeralPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/**
 * The feed goes on where it stood before the upgrade, and a replica of the version before, which
 * still runs beside the new ones, uses the same cursor under its old name.
 */
class MovedCursorTest {
  @Test
  void the_cursor_and_the_events_set_aside_are_carried_over_and_keep_their_old_names()
      throws SQLException {
    var database = EphemeralPostgres.freshDatabase("cursor");
    migrate(database, "20261123.30");
    try (var connection = database.connect()) {
      execute(
          connection,
          "update pilot_feed set cursor = '0000000000000000007', as_of = '2026-03-02 09:00Z'");
      execute(connection, insertSetAside("01a210df-0000-7000-8000-000000000001"));
      migrate(database, "20261128.70");
      assertThat(value(connection, "select feed || ' ' || cursor from followed_feed"))
          .isEqualTo("pilot-events 0000000000000000007");
      assertThat(value(connection, "select as_of = '2026-03-02 09:00Z' from followed_feed"))
          .isEqualTo("t");

      // what the version before says to the database
      assertThat(value(connection, "select cursor from pilot_feed for update"))
          .isEqualTo("0000000000000000007");
      execute(
          connection,
          "update pilot_feed set cursor = '0000000000000000008', as_of = greatest(as_of, now())");
      execute(connection, insertSetAside("01a210df-0000-7000-8000-000000000001"));
      execute(connection, insertSetAside("01a210df-0000-7000-8000-000000000002"));
      assertThat(value(connection, "select cursor from followed_feed"))
          .isEqualTo("0000000000000000008");
      assertThat(
              value(
                  connection,
                  "select count(*) from followed_event_set_aside where feed = 'pilot-events'"))
          .isEqualTo("2");
    }
  }

  private static String insertSetAside(String event) {
    return "insert into pilot_event_set_aside (event_id, sequence, type, pilot_id, reason, set_aside_at) values ('%s', '1', 'pilot.started', gen_random_uuid(), 'r', now()) on conflict do nothing"
        .formatted(event);
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

  private static String value(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "none";
    }
  }
}
