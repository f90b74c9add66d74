package dev.latitude.agreement.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.kit.handover.HandOverRequest;
import dev.latitude.kit.identity.Actor;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the database answers lists when there are many agreements: each by an index of its own. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AgreementPlansTest {
  private static final Actor PARTY = new Actor("many-7", Set.of());
  private static final Actor HR = new Actor("hanna", Set.of("hr"));

  @Inject AgroalDataSource database;
  private Connection connection;

  /** 20,000 agreements of 200 people; nothing of it is kept. */
  @BeforeEach
  void many() throws SQLException {
    var like = AgreementFixture.in(AgreementState.IN_FORCE);
    connection = database.getConnection();
    connection.setAutoCommit(false);
    run(
        """
        insert into agreement (id, version, created_at, updated_at, employee, approver, state, pilot_id, pilot_completed_at, terms, version_number,
                               hash, employee_signed_at, approver_signed_at, review_points, wake_at, ends_at)
        select uuidv7(), version, created_at, updated_at, 'many-' || n % 200, 'boss-' || n % 50, state, gen_random_uuid(), pilot_completed_at,
               jsonb_set(terms, '{rights,0,decision}', to_jsonb('decision.n' || n % 1000)), version_number, hash, employee_signed_at, approver_signed_at,
               case when n % 500 = 0 then '[{"dueOn": "2026-01-01", "cause": "TERMS", "standing": "DUE"}]'::jsonb else '[]' end,
               case when n % 2 = 0 then now() + n * interval '1 hour' end, case when n % 10 = 0 then now() + n * interval '1 hour' end
        from agreement, generate_series(1, 20000) as n where id = '@like'
        """
            .replace("@like", like.id));
    run("analyze agreement");
  }

  @AfterEach
  void nothing() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }

  @Test
  void each_list_walks_an_index_of_its_own() throws SQLException {
    assertThat(planOf(PARTY, _ -> {}))
        .contains("agreement_by_employee")
        .contains("agreement_by_approver")
        .doesNotContain("Seq Scan");
    assertThat(planOf(PARTY, filter -> filter.awaiting = "me"))
        .contains("agreement_awaiting_employee")
        .contains("agreement_awaiting_approver")
        .doesNotContain("Seq Scan");
    assertThat(planOf(HR, filter -> filter.decision = "decision.n7"))
        .contains("agreement_by_decision")
        .contains("agreement_by_offered_decision")
        .doesNotContain("Seq Scan");
    assertThat(planOf(HR, filter -> filter.pilotId = UUID.randomUUID()))
        .containsPattern("agreement_by_pilot|agreement_one_live_per_pilot")
        .doesNotContain("Seq Scan");
    assertThat(planOf(HR, filter -> filter.proposalId = UUID.randomUUID()))
        .contains("agreement_by_proposal")
        .doesNotContain("Seq Scan");
    assertThat(planOf(HR, filter -> filter.reviewDue = true))
        .contains("agreement_review_due")
        .doesNotContain("Seq Scan");
    assertThat(planOf(HR, filter -> filter.endsBefore = Instant.now().plusSeconds(90_000)))
        .contains("agreement_ending")
        .doesNotContain("Seq Scan");
    assertThat(planOf(HR, filter -> filter.state = AgreementState.DISCARDED))
        .contains("agreement_by_state")
        .doesNotContain("Seq Scan", "Sort");
    assertThat(planOf(HR, _ -> {})).contains("agreement_pkey").doesNotContain("Seq Scan");
  }

  @Test
  void what_somebody_is_a_party_of_is_found_by_them() throws SQLException {
    for (var query :
        List.of(
            AgreementQuery.of("many-7", HR, Optional.of(UUID.randomUUID()), 20),
            AgreementQuery.of("many-7", new Actor("many-7", Set.of()), Optional.empty(), 20),
            AgreementQuery.alive("many-7", 5))) {
      assertThat(plan(filled(query)))
          .contains("agreement_by_employee")
          .contains("agreement_by_approver")
          .doesNotContain("Seq Scan");
    }
    var request = new HandOverRequest("boss-7", "many-7", null, "Another team");
    assertThat(plan(filled(AgreementQuery.toHandOver(request, 201))))
        .contains("agreement_by_approver")
        .doesNotContain("Seq Scan");
    assertThat(plan(filled(AgreementQuery.ownOfSuccessor(request, 200))))
        .containsPattern("agreement_by_approver|agreement_by_employee")
        .doesNotContain("Seq Scan");
  }

  @Test
  void what_time_has_come_for_is_found_by_an_index() throws SQLException {
    assertThat(
            plan(
                "select * from agreement where wake_at <= now() order by wake_at limit 100 for update skip locked"))
        .contains("agreement_waking")
        .doesNotContain("Seq Scan")
        .doesNotContain("Sort");
  }

  private String planOf(Actor viewer, Consumer<AgreementListParams> filter) throws SQLException {
    var params = new AgreementListParams();
    filter.accept(params);
    return plan(filled(new AgreementQuery(viewer, params, Optional.empty(), 51)));
  }

  private static String filled(AgreementQuery query) {
    var sql = query.sql();
    for (var parameter : query.parameters().entrySet()) {
      var value = parameter.getValue();
      sql =
          sql.replaceAll(
              ":" + parameter.getKey() + "\\b",
              value instanceof Integer ? value.toString() : "'" + value + "'");
    }
    return sql;
  }

  private String plan(String sql) throws SQLException {
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
