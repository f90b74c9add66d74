package dev.latitude.pilot.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.postgres.EphemeralPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** Of pilots that were completed before it was kept who did it, their reviews say so. */
class CompletedBeforeTest {
  @Test
  void who_held_the_last_review_has_completed_it() throws SQLException {
    var database = EphemeralPostgres.freshDatabase("completed");
    migrate(database, "20261201.10");
    try (var connection = database.connect()) {
      pilot(connection, 1, "COMPLETED");
      review(connection, 1, "CONTINUE", "kim", 1);
      review(connection, 1, "GRADUATE", "morgan", 2);
      pilot(connection, 2, "COMPLETED");
      review(connection, 2, "STOP", "kim", 3);
      pilot(connection, 3, "ACTIVE");
      review(connection, 3, "CONTINUE", "kim", 4);

      migrate(database, "20261201.30");

      assertThat(completedBy(connection)).containsExactly("morgan", "kim", null);
    }
  }

  /** Its approver is another one by now. */
  private static void pilot(Connection connection, int number, String state) throws SQLException {
    execute(
        connection,
        """
        insert into pilot (id, version, created_at, updated_at, proposal_id, proposal_revision, author, approver, state, terms,
                           trigger_set_hash, acknowledgements, frozen_baselines, started_at, settled_version, running_since, result, completed_at)
        values ('01a210df-0000-7000-8000-00000000000%1$d', 7, now(), now(), gen_random_uuid(), 1, 'robin', 'maria', '%2$s', '{}',
                repeat('0', 64), '[]', '[]', now(), 0, now(), case '%2$s' when 'COMPLETED' then 'STOPPED' end,
                case '%2$s' when 'COMPLETED' then now() end)
        """
            .formatted(number, state));
  }

  private static void review(
      Connection connection, int pilot, String outcome, String by, int number) throws SQLException {
    execute(
        connection,
        """
        insert into review (id, pilot_id, outcome, note, held_by, held_at)
        values ('01a210df-0000-7000-8000-00000000001%d', '01a210df-0000-7000-8000-00000000000%d', '%s', 'n', '%s', now())
        """
            .formatted(number, pilot, outcome, by));
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

  private static List<String> completedBy(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select completed_by from pilot order by id")) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }
}
