package dev.latitude.proposal.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Dimension;
import dev.latitude.proposal.proposal.Risk;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is blocked is found by the index, also among many; all of it is rolled back afterwards. */
@QuarkusTest
@WithTestResource(RealParts.class)
class BlockingTest {
  /** Each asks for two decisions out of a hundred, at levels that go round; one in four is open. */
  private static final String MANY =
      """
      insert into proposal (id, version, created_at, updated_at, author, approver, state, awaiting, respond_by, content, revision_number)
      select uuidv7(), 1, now(), now(), 'author-' || i, 'approver-' || i,
             (array['UNDER_REVIEW', 'DRAFT', 'ACCEPTED', 'WITHDRAWN'])[1 + i % 4],
             case when i % 4 = 0 then 'approver-' || i end, case when i % 4 = 0 then current_date end,
             jsonb_build_object('title', 'T' || i, 'approver', 'approver-' || i, 'rights', jsonb_build_array(
               jsonb_build_object('decision', 'plan-' || i % 100, 'requestedLevel',
                 (array['AGREE', 'ADVISE', 'INQUIRE', 'DELEGATE'])[1 + (i / 100) % 4], 'rationale', md5(i::text)),
               jsonb_build_object('decision', 'plan-' || (i + 4) % 100, 'requestedLevel', 'CONSULT', 'rationale', md5(i::text)))),
             1
      from generate_series(0, 39999) i
      """;

  @Inject AgroalDataSource database;

  private Connection connection;

  @BeforeEach
  void fill() throws SQLException {
    connection = database.getConnection();
    connection.setAutoCommit(false);
    execute(MANY);
    execute("analyze proposal");
  }

  @AfterEach
  void undo() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    connection.close();
  }

  @Test
  void one_decision_is_looked_up_in_the_index() throws SQLException {
    var type = type("plan-0", DelegationLevel.ADVISE);
    // open ones ask for plan-0 as i = 0, 100, 200, …: 400 of them; half above ADVISE
    assertThat(one(type, Blocks.MOST_NAMED).count()).isEqualTo(200);
    try (var statement = connection.prepareStatement("explain analyze " + Blocking.OF_ONE)) {
      Blocking.bindOne(statement, type, new UUID(0, 0), Blocks.MOST_NAMED);
      assertThat(plan(statement))
          .contains("Bitmap Index Scan on proposal_by_right_on_the_table")
          .doesNotContain("Seq Scan on proposal");
    }
  }

  @Test
  void many_decisions_are_looked_up_in_the_index_each() throws SQLException {
    var types = new ArrayList<DecisionType>();
    for (int i = 0; i < 100; i++) {
      types.add(type("plan-" + i, DelegationLevel.CONSULT));
    }
    try (var statement = connection.prepareStatement("explain analyze " + Blocking.OF_MANY)) {
      Blocking.bindMany(statement, types);
      assertThat(plan(statement))
          .contains("Bitmap Index Scan on proposal_by_right_on_the_table")
          .doesNotContain("Seq Scan on proposal");
    }
  }

  @Test
  void a_counter_offer_is_on_the_table_and_a_level_counts_only_for_its_own_decision()
      throws SQLException {
    var own = "own-" + UUID.randomUUID();
    var id = UUID.randomUUID();
    try (var statement =
        connection.prepareStatement(
            """
            insert into proposal (id, version, created_at, updated_at, author, approver, state, awaiting, respond_by, content, revision_number)
            values (?, 1, now(), now(), 'a', 'b', 'COUNTERED', 'a', current_date, cast(? as jsonb), 1)
            """)) {
      statement.setObject(1, id);
      statement.setString(
          2,
          """
          {"rights": [{"decision": "%1$s", "requestedLevel": "AGREE"}, {"decision": "%1$s", "requestedLevel": "ADVISE"},
                      {"decision": "other", "requestedLevel": "DELEGATE"}]}
          """
              .formatted(own));
      statement.executeUpdate();
    }
    assertThat(one(type(own, DelegationLevel.SELL), 10).proposals())
        .containsExactly(new BlockedProposal(id, own, DelegationLevel.ADVISE));
    assertThat(one(type(own, DelegationLevel.ADVISE), 10).proposals()).isEmpty();
  }

  private Blocks one(DecisionType type, int limit) throws SQLException {
    try (var statement = connection.prepareStatement(Blocking.OF_ONE)) {
      Blocking.bindOne(statement, type, new UUID(0, 0), limit);
      return Blocking.readOne(statement, type);
    }
  }

  private static String plan(PreparedStatement explain) throws SQLException {
    var lines = new ArrayList<String>();
    try (var rows = explain.executeQuery()) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return String.join("\n", lines);
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static DecisionType type(String slug, DelegationLevel ceiling) {
    return new DecisionType(
        UUID.randomUUID(),
        Instant.EPOCH,
        new NewDecisionType(slug, "T", Dimension.METHOD, Risk.LOW, ceiling));
  }
}
