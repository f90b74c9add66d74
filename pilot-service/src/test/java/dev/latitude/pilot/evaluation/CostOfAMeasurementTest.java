package dev.latitude.pilot.evaluation;

import static dev.latitude.pilot.PilotFixture.AUTHOR;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.today;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.measurement.Measurements;
import dev.latitude.pilot.measurement.NewMeasurement;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** A measurement costs the same, however many there were before it. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class CostOfAMeasurementTest {
  private static final Actor REPORTER = new Actor(AUTHOR, Set.of());

  @Inject Measurements measurements;
  @Inject AgroalDataSource database;
  @Inject EntityManager entities;
  @Inject ObjectMapper json;

  /**
   * Statements that went through Hibernate, and rows that the database read and wrote for all of
   * them in the tables that grow.
   */
  private record Cost(long statements, long rowsRead, long rowsWritten) {
    Cost since(Cost before) {
      return new Cost(statements, rowsRead - before.rowsRead, rowsWritten - before.rowsWritten);
    }
  }

  @Test
  void it_needs_as_many_statements_and_rows_after_two_thousand_as_after_ten() throws Exception {
    var young = withEarlier(10);
    var old = withEarlier(2_000);
    record(young, 1); // the first one counts what was put in behind the triggers' back
    record(old, 1);
    var afterTen = record(young, 0);
    assertThat(record(old, 0)).isEqualTo(afterTen);
    assertThat(afterTen.rowsRead()).as(readLast).isLessThan(30);
    assertThat(afterTen.statements()).isLessThan(15);
  }

  /** Of which tables, for whoever has to find out why. */
  private String readLast = "";

  private Cost record(String pilot, int daysAgo) throws Exception {
    var day = today().minusDays(daysAgo);
    var request =
        json.readValue(measurement("error-rate", day, day, "1", 40), NewMeasurement.class);
    var statistics =
        entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              byIndexWhereThereIsOne();
              var before = cost(0);
              var _ = measurements.record(UUID.fromString(pilot), REPORTER, request);
              entities.flush();
              readLast = readByTable();
              return cost(statistics.getPrepareStatementCount()).since(before);
            });
  }

  /**
   * Once the database has noticed how small some tables are in tests, it would rather read them
   * whole, and how many rows that are depends on the tests before; as do the plans a connection
   * keeps.
   */
  private void byIndexWhereThereIsOne() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("discard plans");
      statement.execute("set local enable_seqscan = off");
    }
  }

  /** What the connection has counted and not yet added to the totals, which waits for a commit. */
  private Cost cost(long statements) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0)), sum(n_tup_ins + n_tup_upd)
                from pg_stat_xact_user_tables
                where relname ~ '^(measurement|evaluation|trigger_state|event|pilot)'
                """)) {
      assertThat(row.next()).isTrue();
      return new Cost(statements, row.getLong(1), row.getLong(2));
    }
  }

  private String readByTable() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select string_agg(relname || ' ' || coalesce(seq_tup_read, 0) || ' + ' || coalesce(idx_tup_fetch, 0), ', ')"
                    + " from pg_stat_xact_user_tables where coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0) > 0")) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    }
  }

  /** Values of the days before, put straight into the database. */
  private String withEarlier(int count) throws SQLException {
    var id = active();
    LocalDate last = today().minusDays(2);
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into measurement (pilot_id, id, pilot_version, metric, from_day, to_day, value, sample_size, source, recorded_by, recorded_at,
                                   counts_since)
          select '%s', uuidv7(), 1, 'error-rate', date '%2$s' - n, date '%2$s' - n, 1, 40, 'Client survey', 'robin', now(), 1
          from generate_series(0, %3$d - 1) as n
          """
              .formatted(id, last, count));
      statement.execute("analyze measurement");
    }
    return id;
  }
}
