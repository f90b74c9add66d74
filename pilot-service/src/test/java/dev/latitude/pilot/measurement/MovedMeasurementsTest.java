package dev.latitude.pilot.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latitude.postgres.EphemeralPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

/** What was recorded before measurements were kept by quarter is kept, and kept by quarter. */
class MovedMeasurementsTest {
  @Test
  void measurements_and_evaluations_of_before_are_in_the_quarter_of_their_pilot()
      throws SQLException {
    var database = EphemeralPostgres.freshDatabase("moved");
    migrate(database, "20261123.20");
    try (var connection = database.connect()) {
      fill(connection);
      migrate(database, "latest");
      assertThat(
              rows(
                  connection,
                  "select tableoid::regclass, value, standing, counts_since, superseded_at is not null from measurement order by id"))
          .containsExactly(
              "measurement_2026q4 | 1.50 | COUNTED | 5 | t",
              "measurement_2026q4 | 1.60 | COUNTED | 6 | f",
              "measurement_other | 2 | COUNTED | 5 | f");
      assertThat(
              rows(
                  connection,
                  "select tableoid::regclass, pilot_version, cause, verdict from evaluation order by pilot_version"))
          .containsExactly("evaluation_2026q4 | 6 | RECORDED | WITHIN");
      assertThat(rows(connection, "select running_since = started_at from pilot"))
          .containsExactly("t", "t");
      assertThat(rows(connection, "select make_quarters('2031-03-31')")).containsExactly("2");
      assertThat(rows(connection, "select make_quarters('2031-03-31')")).containsExactly("0");
      assertThatThrownBy(() -> execute(connection, "delete from measurement"))
          .hasMessageContaining("measurements are written once");
      assertThatThrownBy(() -> execute(connection, "update evaluation set reason = 'x'"))
          .hasMessageContaining("evaluation_2026q4 is written once");
      assertThatThrownBy(
              () ->
                  execute(
                      connection,
                      "update measurement set standing = 'DISPUTED' where superseded_at is not null"))
          .hasMessageContaining("measurements are written once");
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

  /** A pilot of November 2026 with a corrected value, and one whose id says nothing. */
  private static void fill(Connection connection) throws SQLException {
    for (var pilot :
        List.of("01a210df-0000-7000-8000-000000000001", "ffffffff-0000-4000-8000-000000000002")) {
      execute(
          connection,
          """
          insert into pilot (id, version, created_at, updated_at, proposal_id, proposal_revision, author, approver, state, terms,
                             trigger_set_hash, acknowledgements, frozen_baselines, started_at, settled_version)
          values ('%s', 7, now(), now(), gen_random_uuid(), 1, 'a', 'b', 'ACTIVE', '{}', repeat('0', 64), '[]', '[]', now(), 0)
          """
              .formatted(pilot));
    }
    execute(
        connection,
        """
        insert into measurement (id, pilot_id, pilot_version, metric, from_day, to_day, value, sample_size, source, recorded_by, recorded_at,
                                 supersedes, superseded_at)
        values
          ('00000000-0000-7000-8000-000000000001', '01a210df-0000-7000-8000-000000000001', 5, 'm', '2026-11-20', '2026-11-20', 1.50, 1, 's',
           'p', now(), null, now()),
          ('00000000-0000-7000-8000-000000000002', '01a210df-0000-7000-8000-000000000001', 6, 'm', '2026-11-20', '2026-11-20', 1.60, 1, 's',
           'p', now(), '00000000-0000-7000-8000-000000000001', null),
          ('00000000-0000-7000-8000-000000000003', 'ffffffff-0000-4000-8000-000000000002', 5, 'm', '2026-11-20', '2026-11-20', 2, 1, 's',
           'p', now(), null, null)
        """);
    execute(
        connection,
        """
        insert into evaluation (id, pilot_id, measurement_id, trigger_key, metric, verdict, limit_value, value, measurements, reason, at)
        values (gen_random_uuid(), '01a210df-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 't', 'm', 'WITHIN', 4, 1.6,
                '{}', 'r', now())
        """);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> rows(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        found.add(String.join(" | ", row));
      }
      return found;
    }
  }
}
