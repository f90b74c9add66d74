package dev.latitude.pilot.calendar;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How the database finds among many pilots what time asks for: by an index, and never by a scan.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class CalendarPlansTest {
  @Inject AgroalDataSource database;
  private Connection connection;

  /** 10,000 pilots, of which one in forty runs, of twenty people; nothing of it is kept. */
  @BeforeEach
  void many() throws SQLException {
    var like = active();
    connection = database.getConnection();
    connection.setAutoCommit(false);
    run(
        """
        insert into pilot (id, version, head_hash, created_at, updated_at, proposal_id, proposal_revision, author, approver, state, result,
                           completed_at, terms, trigger_set_hash, acknowledgements, frozen_baselines, started_at, running_since,
                           settled_version, update_due_on, ends_on, overdue_on, author_awaited_on, approver_awaited_on, told_through, tell_on)
        select gen_random_uuid(), version, head_hash, created_at, updated_at, gen_random_uuid(), proposal_revision,
               'author-' || n %% 20, 'approver-' || n %% 20, case when runs then 'ACTIVE' else 'COMPLETED' end,
               case when not runs then 'STOPPED' end, case when not runs then now() end,
               jsonb_set(terms, '{rights,0,decision}', to_jsonb('decision-' || n %% 2500)), trigger_set_hash, acknowledgements, frozen_baselines,
               started_at, running_since, settled_version, case when runs then day end, case when runs then day end, case when runs then day end,
               case when runs then day end, case when runs then day end, day, case when runs then day end
        from pilot, generate_series(1, 10000) as n, lateral (select n %% 40 = 0 as runs, current_date + n %% 1000 - 20 as day) as its
        where id = '%s'
        """
            .formatted(like));
    run("analyze pilot");
  }

  @AfterEach
  void nothing() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }

  @Test
  void the_job_asks_an_index_of_what_is_to_be_told() throws SQLException {
    assertThat(
            plan(
                "select id from pilot where tell_on <= current_date order by tell_on, id fetch first 100 rows only"))
        .contains("pilot_to_tell", "tell_on <=")
        .doesNotContain("Seq Scan");
  }

  @Test
  void lists_of_a_person_walk_an_index_from_the_newest_down() throws SQLException {
    assertThat(
            plan(
                "select * from pilot where author = 'author-0' and author_awaited_on <= current_date and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' order by id desc limit 51"))
        .contains("pilot_by_awaited_author")
        .doesNotContain("Seq Scan");
    assertThat(
            plan(
                "select * from pilot where approver = 'approver-0' and approver_awaited_on <= current_date and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' order by id desc limit 51"))
        .contains("pilot_by_awaited_approver")
        .doesNotContain("Seq Scan");
    for (var side : new String[] {"author", "approver"}) {
      assertThat(
              plan(
                  "select * from pilot where %1$s = '%1$s-0' and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' and overdue_on <= current_date order by id desc limit 51"
                      .formatted(side)))
          .contains("pilot_late_by_" + side)
          .doesNotContain("Seq Scan");
      assertThat(
              plan(
                  "select * from pilot where %1$s = '%1$s-0' and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' order by id desc limit 51"
                      .formatted(side)))
          .contains("pilot_by_" + side)
          .doesNotContain("Seq Scan", "Sort");
      assertThat(
              plan(
                  "select * from pilot where %1$s = '%1$s-0' and (state in ('PLANNED', 'ACTIVE', 'PAUSED') or (state = 'REVERTED' and terms -> 'plan' ->> 'end' >= '2026-01-01')) order by id desc limit 5"
                      .formatted(side)))
          .contains("Index Scan")
          .doesNotContain("Seq Scan");
    }
  }

  @Test
  void what_somebody_observes_walks_its_table_from_the_newest_down() throws SQLException {
    run(
        "insert into pilot_observer (person, pilot_id) select 'observer-' || n, id from pilot, generate_series(1, 3) as n");
    run("analyze pilot_observer");
    assertThat(
            plan(
                "select pilot.* from pilot_observer join pilot on pilot.id = pilot_id where person = 'observer-2' and pilot_id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' order by id desc limit 51"))
        .contains("pilot_observer_pkey", "pilot_pkey")
        .doesNotContain("Seq Scan", "Sort");
  }

  @Test
  void what_is_handed_over_is_locked_along_an_index_of_its_approver() throws SQLException {
    for (var people :
        new String[] {"", " and author = any(cast('{author-7,author-9}' as text[]))"}) {
      assertThat(
              plan(
                  "select * from pilot where approver = 'approver-0' and author <> 'author-3'%s and (state in ('PLANNED', 'ACTIVE', 'PAUSED', 'REVERTED') or (state = 'COMPLETED' and result in ('GRADUATED', 'PARTIALLY_GRADUATED'))) order by id limit 201 for no key update"
                      .formatted(people)))
          .contains("LockRows", "pilot_by_approver")
          .doesNotContain("Seq Scan");
    }
  }

  @Test
  void a_decision_is_found_among_everybodys() throws SQLException {
    assertThat(
            plan(
                "select * from pilot where true and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' and terms -> 'rights' @> '[{\"decision\": \"decision-7\"}]' order by id desc limit 51"))
        .contains("pilot_by_decision")
        .doesNotContain("Seq Scan");
  }

  @Test
  void a_state_that_is_rare_is_found_among_everybodys() throws SQLException {
    assertThat(
            plan(
                "select * from pilot where true and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' and state = 'CANCELLED' order by id desc limit 51"))
        .contains("pilot_by_state")
        .doesNotContain("Seq Scan", "Sort");
  }

  /** Either index holds those that run and no other, which is what such a list may read. */
  @Test
  void what_is_late_is_found_among_everybodys() throws SQLException {
    assertThat(
            plan(
                "select * from pilot where true and id < 'ffffffff-ffff-ffff-ffff-ffffffffffff' and overdue_on <= current_date - 19 order by id desc limit 51"))
        .contains("pilot_late_by_")
        .doesNotContain("Seq Scan");
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String plan(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("explain " + sql)) {
      var lines = Stream.<String>builder();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines.build().collect(Collectors.joining("\n"));
    }
  }
}
