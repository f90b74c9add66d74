package dev.latitude.agreement.hr;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A page costs the same however many agreements HR keeps: each walks an index, and no further. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class HrPlansTest {
  @Inject AgroalDataSource database;
  private Connection connection;

  /** 20,000 records; nothing of it is kept. */
  @BeforeEach
  void many() throws SQLException {
    var like = AgreementFixture.in(AgreementState.IN_FORCE);
    connection = database.getConnection();
    connection.setAutoCommit(false);
    run(
        """
        insert into agreement (id, version, created_at, updated_at, employee, approver, state, pilot_id, pilot_completed_at, terms, version_number,
                               hash, employee_signed_at, approver_signed_at, review_points)
        select uuidv7(), version, created_at, updated_at, 'many-' || n, approver, state, gen_random_uuid(), pilot_completed_at,
               terms, version_number, hash, employee_signed_at, approver_signed_at, '[]'
        from agreement, generate_series(1, 20000) as n where id = '@like'
        """
            .replace("@like", like.id));
    run(
        """
        insert into hr_record (agreement_id, revision, modified_at, waiting_since, hr_id, acknowledged_revision, acknowledged_at, acknowledgements)
        select id, 5, now(), case when waits then created_at + n * interval '1 second' end, case when not waits then employee end,
               case when not waits then 5 end, case when not waits then now() end, case when waits then 0 else 1 end
        from (select *, substr(employee, 6)::int as n, substr(employee, 6)::int % 10 = 0 as waits from agreement where employee like 'many-%') as a
        """);
    run(
        """
        insert into hr_place (agreement_id, position, published_at)
        select id, 1000000 + row_number() over (order by id), now() + row_number() over (order by id) * interval '1 second'
        from agreement where employee like 'many-%'
        """);
    run("analyze agreement");
    run("analyze hr_record");
    run("analyze hr_place");
  }

  @AfterEach
  void nothing() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }

  @Test
  void a_page_of_the_snapshot_walks_the_places_in_order() throws SQLException {
    assertThat(plan(HrRecords.BETWEEN, "1010000", "2000000", "51"))
        .contains("hr_place_in_order", "hr_record_pkey", "agreement_pkey")
        .doesNotContain("Seq Scan")
        .doesNotContain("Sort");
  }

  @Test
  void where_a_snapshot_of_what_was_modified_begins_is_one_probe() throws SQLException {
    assertThat(plan(HrRecords.FIRST_PUBLISHED_AFTER, "now() + interval '1 hour'"))
        .contains("hr_place_by_time")
        .doesNotContain("Seq Scan")
        .doesNotContain("Sort");
  }

  @Test
  void what_waits_is_listed_and_counted_by_an_index_of_its_own() throws SQLException {
    assertThat(
            plan(
                AcknowledgementStore.WAITING,
                "now() + interval '10 minutes'",
                "'00000000-0000-0000-0000-000000000000'",
                "51"))
        .contains("hr_record_waiting")
        .doesNotContain("Seq Scan")
        .doesNotContain("Sort");
    assertThat(plan(AcknowledgementStore.SUMMARY))
        .contains("hr_record_waiting")
        .doesNotContain("Seq Scan");
  }

  @Test
  void hashing_and_comparing_read_what_has_changed_and_one_bucket() throws SQLException {
    run(
        "update hr_record set content_hash = sha256('x'), hashed_revision = revision where agreement_id in (select agreement_id from hr_record offset 10)");
    run("analyze hr_record");
    assertThat(plan(DigestStore.UNHASHED, "500"))
        .contains("hr_record_unhashed")
        .doesNotContain("Seq Scan");
    assertThat(plan(DigestStore.ENTRIES, "'a3f'"))
        .contains("hr_record_in_bucket")
        .doesNotContain("Seq Scan");
    assertThat(plan(DigestStore.BUCKETS, "array(select uuidv7() from generate_series(1, 5))"))
        .contains("hr_record_in_bucket")
        .doesNotContain("Seq Scan on hr_record ");
  }

  private String plan(String sql, String... values) throws SQLException {
    for (var value : values) {
      sql = sql.replaceFirst("\\?", value);
    }
    var lines = new StringBuilder();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("explain " + sql)) {
      while (rows.next()) {
        lines.append(rows.getString(1)).append('\n');
      }
    }
    return lines.toString();
  }

  private void run(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
