package dev.latitude.agreement.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.postgres.EphemeralPostgres;
import dev.latitude.testkit.Planning;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** However many rights there are, every question walks an index. */
class RegisterPlansTest {
  private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
  private static Connection connection;

  @BeforeAll
  static void fill() throws SQLException {
    var database = EphemeralPostgres.freshDatabase("plans");
    Flyway.configure()
        .dataSource(database.jdbcUrl(), database.user(), database.password())
        .locations("db/kit", "db/migration")
        .load()
        .migrate();
    connection = database.connect();
    try (var statement = connection.createStatement()) {
      // 2,000 people, 20 decisions each; two rights over, one in force and one recorded otherwise
      // since
      statement.execute(
          """
          insert into decision_right (person, decision, level, dimension, boundaries, manager, source_kind, source_id, valid, recorded)
          select 'p' || person, 'd' || decision, 'AGREE', 'QUALITY', '[]', 'm' || person % 100, 'PILOT', gen_random_uuid(),
                 tstzrange(timestamptz '2026-01-01Z' + (era || ' months')::interval,
                           timestamptz '2026-01-01Z' + (era + 4 || ' months')::interval),
                 case when era = 12 then tstzrange('2026-01-01Z', '2026-02-01Z') else tstzrange('2026-01-01Z', null) end
          from generate_series(1, 2000) person, generate_series(1, 20) decision, unnest(array[8, 12]) era
          where (person + decision) % 4 = 0
          """);
      statement.execute(
          "insert into followed_feed (feed, as_of) values ('pilot-events', now()) on conflict do nothing");
      // and the claims of pilots that are over, 20 of each person
      statement.execute(
          """
          insert into pilot_claim (pilot_id, person, claimed, during)
          select gen_random_uuid(), 'p' || person, '{}', tstzrange('2026-01-01Z', timestamptz '2026-02-01Z' + (pilot || ' days')::interval)
          from generate_series(1, 2000) person, generate_series(1, 20) pilot
          """);
      statement.execute("analyze decision_right, pilot_claim");
    }
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @Test
  void a_thousand_questions_probe_the_index_of_a_person_and_the_constraints() throws SQLException {
    assertThat(
            plan(
                RegisterSql.CHECK,
                statement -> {
                  askAThousand(statement);
                  statement.setArray(5, connection.createArrayOf("timestamptz", new Object[1_000]));
                  statement.setString(6, Register.PILOT_FEED);
                }))
        .doesNotContain("Seq Scan on decision_right")
        .contains("using decision_right_of_person", "decision_right_one_at_a_time");
  }

  @Test
  void a_thousand_questions_about_now_probe_the_index_of_a_person_alone() throws SQLException {
    assertThat(
            plan(
                RegisterSql.CHECK_NOW,
                statement -> {
                  askAThousand(statement);
                  statement.setString(5, Register.PILOT_FEED);
                }))
        .doesNotContain("Seq Scan on decision_right", "decision_right_one_at_a_time")
        .contains("using decision_right_of_person");
  }

  private static void askAThousand(PreparedStatement statement) throws SQLException {
    var people = IntStream.range(0, 1_000).mapToObj(i -> "p" + i).toArray();
    var decisions = IntStream.range(0, 1_000).mapToObj(i -> "d" + i % 20).toArray();
    statement.setObject(1, NOW.atOffset(ZoneOffset.UTC));
    statement.setArray(2, connection.createArrayOf("text", people));
    statement.setArray(3, connection.createArrayOf("text", decisions));
    statement.setArray(4, connection.createArrayOf("timestamptz", new Object[1_000]));
  }

  /** Planning takes longer than answering, so a connection that stays open does it once. */
  @Test
  void a_few_questions_are_planned_once_and_walk_the_same_indexes() throws SQLException {
    for (var few : new int[] {1, 4, 16}) {
      assertThat(
              Planning.anew(
                  connection, RegisterSql.checkNow(few), statement -> ask(statement, few)))
          .as("times that %d were planned anew", few)
          .isLessThan(10);
      assertThat(plan(RegisterSql.checkNow(few), statement -> ask(statement, few)))
          .doesNotContain("Seq Scan on decision_right")
          .contains("using decision_right_of_person");
    }
  }

  private static void ask(PreparedStatement statement, int questions) throws SQLException {
    int next = 1;
    for (int question = 0; question < questions; question++) {
      statement.setString(next++, "p" + question);
      statement.setString(next++, "d" + question % 20);
      statement.setObject(next++, NOW.atOffset(ZoneOffset.UTC));
    }
    statement.setString(next, Register.PILOT_FEED);
  }

  @Test
  void each_filter_of_the_list_has_its_index() throws SQLException {
    assertThat(list(new RightFilter("p7", null, null))).contains("decision_right_of_person");
    assertThat(list(new RightFilter(null, "d7", null))).contains("decision_right_of_decision");
    assertThat(list(new RightFilter(null, null, "m7"))).contains("decision_right_of_manager");
    assertThat(list(new RightFilter(null, null, null))).contains("decision_right_of_decision");
    assertThat(list(new RightFilter("p7", "d1", "m7"))).contains("Index");
  }

  /** On a connection that stays open, a plan for any value takes the place of those for one. */
  @Test
  void a_plan_for_any_value_does_not_walk_the_index_of_the_constraint() throws SQLException {
    for (var filter :
        List.of(
            new RightFilter("p7", null, null),
            new RightFilter(null, "d7", null),
            new RightFilter(null, null, "m7"))) {
      assertThat(planForAnyValue(RegisterSql.inForce(filter, 51)))
          .doesNotContain("Seq Scan", "decision_right_one_at_a_time");
    }
    assertThat(planForAnyValue(RegisterSql.OF_PEOPLE))
        .doesNotContain("Seq Scan", "decision_right_one_at_a_time");
    assertThat(planForAnyValue(RegisterSql.checkNow(1)))
        .doesNotContain("Seq Scan on decision_right", "decision_right_one_at_a_time");
  }

  private static String planForAnyValue(String sql) throws SQLException {
    var places = new AtomicInteger();
    var numbered =
        Pattern.compile("[?]").matcher(sql).replaceAll(_ -> "\\$" + places.incrementAndGet());
    try (var statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = force_generic_plan");
      statement.execute("prepare for_any as " + numbered);
      try (var rows =
          statement.executeQuery(
              "explain execute for_any ("
                  + String.join(", ", Collections.nCopies(places.get(), "null"))
                  + ")")) {
        var plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        return plan.toString();
      } finally {
        statement.execute("deallocate for_any");
        statement.execute("reset plan_cache_mode");
      }
    }
  }

  @Test
  void a_page_of_the_list_is_planned_once() throws SQLException {
    var filter = new RightFilter("p7", null, null);
    assertThat(
            Planning.anew(
                connection,
                RegisterSql.inForce(filter, 51),
                statement -> inForceAfterTheFirst(statement, filter)))
        .isLessThan(10);
  }

  @Test
  void what_there_is_about_a_person_is_found_by_them() throws SQLException {
    assertThat(about(RegisterSql.HELD_BY, "p7"))
        .contains("decision_right_one_at_a_time")
        .doesNotContain("Seq Scan");
    assertThat(about(RegisterSql.GRANTED_BY, "m7"))
        .contains("decision_right_of_manager")
        .doesNotContain("Seq Scan");
    assertThat(
            plan(
                RegisterSql.PILOTS_OF,
                statement -> {
                  statement.setString(1, "m7");
                  statement.setObject(2, NOW.atOffset(ZoneOffset.UTC));
                  statement.setString(3, "m7");
                  statement.setObject(4, NOW.atOffset(ZoneOffset.UTC));
                  statement.setInt(5, 5);
                }))
        .contains("decision_right_of_manager")
        .doesNotContain("Seq Scan on decision_right");
  }

  @Test
  void what_is_handed_over_is_found_by_its_sources() throws SQLException {
    var sources = IntStream.range(0, 200).mapToObj(_ -> UUID.randomUUID()).toArray();
    assertThat(
            plan(
                Register.HAND_OVER,
                statement -> {
                  statement.setArray(1, connection.createArrayOf("uuid", sources));
                  statement.setString(2, "AGREEMENT");
                  statement.setObject(3, NOW.atOffset(ZoneOffset.UTC));
                  statement.setObject(4, NOW.atOffset(ZoneOffset.UTC));
                  statement.setObject(5, NOW.atOffset(ZoneOffset.UTC));
                  statement.setString(6, "m8");
                  statement.setObject(7, NOW.atOffset(ZoneOffset.UTC));
                }))
        .contains("decision_right_of_source")
        .doesNotContain("Seq Scan on decision_right");
  }

  @Test
  void claims_that_are_over_are_not_looked_at() throws SQLException {
    assertThat(
            plan(
                Claims.THAT_LAST,
                statement -> {
                  statement.setString(1, "p7");
                  statement.setObject(2, NOW.atOffset(ZoneOffset.UTC));
                }))
        .contains("pilot_claim_that_lasts")
        .containsPattern("Index Cond: .*person = .* AND .*COALESCE\\(upper\\(during\\).* > ")
        .doesNotContain("Filter");
  }

  private static String about(String sql, String person) throws SQLException {
    return plan(
        sql,
        statement -> {
          statement.setString(1, person);
          statement.setString(2, "d1");
          statement.setString(3, "p1");
          statement.setObject(4, new UUID(0, 0));
          statement.setInt(5, 500);
        });
  }

  @Test
  void a_team_is_a_range_of_the_index_for_each_person() throws SQLException {
    assertThat(
            plan(
                RegisterSql.OF_PEOPLE,
                statement -> {
                  var people = IntStream.range(0, 200).mapToObj(i -> "p" + i).toArray();
                  statement.setArray(1, connection.createArrayOf("text", people));
                  statement.setObject(2, NOW.atOffset(ZoneOffset.UTC));
                  statement.setObject(3, NOW.atOffset(ZoneOffset.UTC));
                  statement.setInt(4, 2_001);
                }))
        .doesNotContain("Seq Scan on decision_right")
        .contains("decision_right_of_person");
  }

  private static String list(RightFilter filter) throws SQLException {
    var plan =
        plan(RegisterSql.inForce(filter, 51), statement -> inForceAfterTheFirst(statement, filter));
    assertThat(plan).doesNotContain("Seq Scan on decision_right");
    return plan;
  }

  private static void inForceAfterTheFirst(PreparedStatement statement, RightFilter filter)
      throws SQLException {
    int next = 1;
    statement.setObject(next++, NOW.atOffset(ZoneOffset.UTC));
    statement.setObject(next++, NOW.atOffset(ZoneOffset.UTC));
    statement.setString(next++, "d1");
    statement.setString(next++, "p1");
    for (var value : filter.values()) {
      statement.setString(next++, value);
    }
  }

  private static String plan(String sql, Planning.Parameters parameters) throws SQLException {
    try (var statement = connection.prepareStatement("explain " + sql)) {
      parameters.set(statement);
      try (var rows = statement.executeQuery()) {
        var plan = new StringBuilder();
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
        return plan.toString();
      }
    }
  }
}
