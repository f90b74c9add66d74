package dev.latitude.proposal.friction;

import static dev.latitude.proposal.friction.FrictionFixture.ENTRIES;
import static dev.latitude.proposal.friction.FrictionFixture.as;
import static dev.latitude.proposal.friction.FrictionFixture.somebody;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** However many add at once, nobody's log grows beyond the bound. */
@QuarkusTest
@WithTestResource(RealParts.class)
class FrictionLogBoundTest {
  private static final int AT_ONCE = 16;

  @Inject AgroalDataSource database;

  @RepeatedTest(5)
  void of_many_added_at_once_exactly_those_that_fit_are_kept() throws Exception {
    var robin = somebody();
    fill(robin, FrictionLog.MOST_ENTRIES - 3);
    var barrier = new CyclicBarrier(AT_ONCE);
    var answers = new ArrayList<Integer>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Response>>();
      for (int i = 0; i < AT_ONCE; i++) {
        running.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return add(robin);
                }));
      }
      for (var future : running) {
        answers.add(future.get().statusCode());
      }
    }
    assertThat(answers).containsOnly(201, 409).filteredOn(status -> status == 201).hasSize(3);
    assertThat(count(robin)).isEqualTo(FrictionLog.MOST_ENTRIES);
  }

  @Test
  void a_full_log_says_so_and_takes_one_more_when_one_was_deleted() throws SQLException {
    var robin = somebody();
    fill(robin, FrictionLog.MOST_ENTRIES);
    add(robin)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/friction-log-full"))
        .body(
            "detail",
            equalTo(
                "Your friction log holds 10000 entries, the most one person can keep. Delete some that you no longer need."));
    String id = as(robin).get(ENTRIES + "?limit=1").path("items[0].id");
    as(robin).header("If-Match", "*").delete(ENTRIES + "/" + id).then().statusCode(204);
    assertThat(add(robin).statusCode()).isEqualTo(201);
    assertThat(add(somebody()).statusCode()).as("somebody else's log").isEqualTo(201);
  }

  private static Response add(String person) {
    return as(person).body(FrictionExamples.CONTENT).post(ENTRIES);
  }

  private void fill(String author, int entries) throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into friction_entry (id, author, version, created_at, updated_at, sign, decision, day, waiting_seconds, work_scope)
                select uuidv7(), ?, 1, now(), now(), 'ROUTINE_SIGN_OFF', 'client-report.publish', date '2026-01-01' + n % 60, n, 'TASK'
                from generate_series(1, ?) n
                """)) {
      insert.setString(1, author);
      insert.setInt(2, entries);
      assertThat(insert.executeUpdate()).isEqualTo(entries);
    }
  }

  private int count(String author) throws SQLException {
    try (var connection = database.getConnection();
        var count =
            connection.prepareStatement("select count(*) from friction_entry where author = ?")) {
      count.setString(1, author);
      try (var row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
