package dev.latitude.pilot.dashboard;

import static dev.latitude.pilot.PilotFixture.AUTHOR;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;

/** A dashboard costs as many questions for a pilot that has run for years as for a new one. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class CostOfADashboardTest {
  private static final Actor READER = new Actor(AUTHOR, Set.of());

  @Inject Dashboards dashboards;
  @Inject AgroalDataSource database;
  @Inject EntityManager entities;

  /**
   * Statements that went through Hibernate, and scans of any kind that the database made for all.
   */
  private record Cost(long statements, long scans) {}

  @Test
  void it_takes_the_same_few_statements_and_scans_however_much_there_is() throws Exception {
    var few = cost(withEarlier(3));
    var many = cost(withEarlier(2_000));
    assertThat(few.statements()).isEqualTo(5);
    assertThat(many.statements()).isEqualTo(5);
    assertThat(many.scans()).as("nothing is looked up for each row").isLessThan(20);
    assertThat(few.scans()).isCloseTo(many.scans(), within(2L));
  }

  @Test
  void a_series_of_two_thousand_is_told_in_no_more_points_than_are_wanted() throws Exception {
    var id = UUID.fromString(withEarlier(2_000));
    var window = new Window(today().minusYears(10), today(), 366);
    var series = dashboards.read(id, READER, window).series().get("error-rate");
    assertThat(series).isNotNull();
    assertThat(series.values()).isEqualTo(2_001);
    assertThat(series.points()).hasSize(366);
    assertThat(series.points().stream().mapToInt(Series.Point::values).sum()).isEqualTo(2_001);
  }

  private Cost cost(String pilot) {
    var statistics =
        entities.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              statistics.clear();
              long before = scans();
              dashboards.read(UUID.fromString(pilot), READER, Window.WHOLE);
              return new Cost(statistics.getPrepareStatementCount(), scans() - before);
            });
  }

  private long scans() throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select sum(coalesce(seq_scan, 0) + coalesce(idx_scan, 0)) from pg_stat_xact_user_tables
                where relname ~ '^(measurement|evaluation|trigger_state|event|pilot|status_update|review|checklist_run|decision_entry)'
                """)) {
      assertThat(row.next()).isTrue();
      return row.getLong(1);
    }
  }

  /** Values, events, updates and reviews of the days before, put straight into the database. */
  private String withEarlier(int count) throws SQLException {
    var id = active();
    measure(id, "error-rate", 3, "1").statusCode(201);
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      for (var sql :
          new String[] {
            """
            insert into measurement (pilot_id, id, pilot_version, metric, from_day, to_day, value, sample_size, source, recorded_by,
                                     recorded_at, counts_since)
            select '%1$s', uuidv7(), 1, 'error-rate', date '%3$s' - n, date '%3$s' - n, 1, 40, 'Client survey', 'robin', now(), 1
            from generate_series(8, %2$d + 7) as n
            """,
            """
            insert into status_update (id, pilot_id, period, from_day, to_day, summary, health, checklist, reported_by, reported_at)
            select uuidv7(), '%1$s', 100 + n, date '%3$s', date '%3$s', 'Fine', 'ON_TRACK', '[]', 'robin', now()
            from generate_series(1, %2$d) as n
            """,
            """
            insert into review (id, pilot_id, outcome, note, review_date, held_by, held_at)
            select uuidv7(), '%1$s', 'CONTINUE', 'Fine', date '%3$s' - n, 'morgan', now() from generate_series(100, %2$d + 99) as n
            """,
            """
            insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash)
            select uuidv7(), '%1$s', 'pilot', 100 + n, 'pilot.measured', now(), 'robin', '{}', '', sha256('a'), sha256('a'), sha256('a')
            from generate_series(1, %2$d) as n
            """,
            "analyze measurement",
            "analyze event"
          }) {
        statement.execute(sql.formatted(id, count, today()));
      }
    }
    return id;
  }
}
