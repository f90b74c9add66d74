package dev.latitude.pilot.evaluation;

import static dev.latitude.pilot.PilotFixture.active;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the database answers when there are many measurements: one partition, one index. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class PlansTest {
  private static @Nullable Connection connection;
  private static String pilot;

  @Inject AgroalDataSource database;

  @BeforeEach
  void many() throws SQLException {
    if (connection == null) {
      make();
    }
  }

  /** 200 pilots over two years, each with 250 values; made once, and nothing of it is kept. */
  private void make() throws SQLException {
    var like = active();
    connection = database.getConnection();
    connection.setAutoCommit(false);
    run(
        """
        insert into pilot (id, version, head_hash, created_at, updated_at, proposal_id, proposal_revision, author, approver, state,
                           terms, trigger_set_hash, acknowledgements, frozen_baselines, started_at, running_since, settled_version)
        select overlay(id_at(now() - n * interval '4 days')::text placing lpad(to_hex(n), 12, '0') from 25)::uuid, version, head_hash,
               created_at, updated_at, gen_random_uuid(), proposal_revision, 'many', approver, state, terms, trigger_set_hash,
               acknowledgements, frozen_baselines, started_at, running_since, settled_version
        from pilot, generate_series(1, 200) as n where id = '%s'
        """
            .formatted(like));
    run(
        """
        insert into measurement (pilot_id, id, pilot_version, metric, from_day, to_day, value, sample_size, source, recorded_by, recorded_at,
                                 counts_since)
        select pilot.id, gen_random_uuid(), 1, 'm' || n % 2, date '2020-01-01' + 2 * n, date '2020-01-01' + 2 * n, 1, 40, 's', 'p', now(), 1
        from pilot, generate_series(1, 250) as n where author = 'many'
        """);
    run(
        """
        insert into evaluation (pilot_id, id, pilot_version, cause, trigger_key, metric, verdict, limit_value, value, measurements, reason, at)
        select pilot.id, gen_random_uuid(), n, 'RECORDED', 't', 'm', 'WITHIN', 4, 1, '{}', 'r', now()
        from pilot, generate_series(1, 300) as n where author = 'many'
        """);
    run("analyze measurement");
    run("analyze evaluation");
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select id from pilot where author = 'many' order by id offset 150 limit 1")) {
      assertThat(row.next()).isTrue();
      pilot = row.getString(1);
    }
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @AfterAll
  static void nothing() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }

  @Test
  void every_question_about_measurements_looks_into_one_partition_by_an_index()
      throws SQLException {
    assertThat(plan("select * from measurement where pilot_id = '%s' order by id desc limit 51"))
        .contains("Index Scan Backward using measurement_", "_pkey")
        .doesNotContain("Append", "Seq Scan", "Sort");
    assertThat(plan("select * from evaluation where pilot_id = '%s' order by id desc limit 51"))
        .contains("Index Scan Backward using evaluation_", "_pkey")
        .doesNotContain("Append", "Seq Scan", "Sort");
    assertThat(
            plan(
                """
                select * from measurement
                where pilot_id = '%s' and id < uuid 'ffffffff-ffff-ffff-ffff-ffffffffffff'
                  and (recorded_by = 'robin'
                    or disputes @> jsonb_build_array(jsonb_build_object('raisedBy', 'robin'::text))
                    or disputes @> jsonb_build_array(jsonb_build_object('resolvedBy', 'robin'::text)))
                order by id desc limit 100
                """))
        .contains("measurement_", "_pkey")
        .doesNotContain("Append", "Seq Scan");
    assertThat(
            plan(
                """
                select * from measurement where pilot_id = '%s' and metric = 'm1' and superseded_at is null
                  and from_day > date '2021-05-01' and standing = 'COUNTED' order by from_day
                """))
        .contains("Index", "_from_day_idx")
        .doesNotContain("Append", "Seq Scan");
    assertThat(
            plan(
                """
                select * from measurement where pilot_id = '%s' and metric = 'm1' and superseded_at is null
                  and from_day <= date '2021-01-01' order by from_day desc limit 1
                """))
        .contains("Index Scan Backward using measurement_", "_from_day_idx")
        .doesNotContain("Append", "Seq Scan", "Sort");
  }

  @Test
  void a_dashboard_reads_its_series_and_what_happened_by_an_index_each() throws SQLException {
    assertThat(
            plan(
                """
                select wanted.metric, point.*
                from unnest('{m0,m1}'::text[]) as wanted (metric)
                cross join lateral (
                  select min(from_day), max(to_day), count(*), avg(value) filter (where standing = 'COUNTED')
                  from (
                    select m.*, row_number() over (order by m.from_day) - 1 as k, count(*) over () as n
                    from measurement m
                    where m.pilot_id = '%s' and m.metric = wanted.metric and m.superseded_at is null
                      and m.from_day between date '2020-01-01' and date '2021-12-31'
                  ) as one
                  group by k * 366 / greatest(n, 366)
                ) as point
                """))
        .contains("_from_day_idx")
        .doesNotContain("Append", "Seq Scan");
    assertThat(
            plan(
                """
                select wanted.metric, point.*
                from unnest('{m0,m1}'::text[]) as wanted (metric)
                cross join lateral (
                  select m.id, m.value from measurement m
                  where m.pilot_id = '%s' and m.metric = wanted.metric and m.superseded_at is null and m.standing = 'COUNTED'
                  order by m.from_day desc limit 1
                ) as point
                """))
        .contains("Index Scan Backward using measurement_", "_from_day_idx")
        .doesNotContain("Append", "Seq Scan", "Sort");
    run(
        """
        insert into event (id, subject, subject_type, revision, type, time, actor, data, salt, content_digest, previous_hash, hash)
        select uuidv7(), '%s', 'pilot', 1 + n, 'pilot.measured', now(), 'robin', '{}', '', sha256('a'), sha256('a'), sha256('a')
        from generate_series(1, 2000) as n
        """
            .formatted(pilot));
    run("analyze event");
    var now = " or data -> 'corrected' > '0'";
    for (var correctedTogether : List.of(now, "")) { // the release before asks for less
      assertThat(
              plan(
                  """
                  select revision, time, actor, type, data from event
                  where subject = '%%s'
                    and (type not in ('pilot.measured', 'pilot.measurements-recorded') or data -> 'supersedes' is not null%s)
                  order by revision desc limit 20
                  """
                      .formatted(correctedTogether)))
          .contains("Index Scan using event_to_tell")
          .doesNotContain("Seq Scan", "Sort");
    }
  }

  private String plan(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("explain " + sql.formatted(pilot))) {
      var lines = Stream.<String>builder();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines.build().collect(Collectors.joining("\n"));
    }
  }
}
