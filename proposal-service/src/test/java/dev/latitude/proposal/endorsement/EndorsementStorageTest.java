package dev.latitude.proposal.endorsement;

import static dev.latitude.proposal.endorsement.EndorsementFixture.ALLY;
import static dev.latitude.proposal.endorsement.EndorsementFixture.answer;
import static dev.latitude.proposal.endorsement.EndorsementFixture.as;
import static dev.latitude.proposal.endorsement.EndorsementFixture.ask;
import static dev.latitude.proposal.endorsement.EndorsementFixture.draft;
import static dev.latitude.proposal.endorsement.EndorsementFixture.give;
import static dev.latitude.proposal.endorsement.EndorsementFixture.list;
import static dev.latitude.proposal.endorsement.EndorsementFixture.read;
import static dev.latitude.proposal.endorsement.EndorsementFixture.tryToAsk;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasSize;

import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What the database itself holds to, who wins a race, and what a list costs. */
@QuarkusTest
@WithTestResource(RealParts.class)
class EndorsementStorageTest {
  @Inject AgroalDataSource database;
  @Inject SessionFactory sessions;

  @Test
  void what_was_asked_about_is_written_once() {
    var asked = ask(draft().id(), ALLY);
    for (var change :
        List.of(
            "content = '{}'",
            "ally = 'kim'",
            "revision_number = 1",
            "proposal_id = '" + draft().id() + "'")) {
      assertThatThrownBy(() -> update("set " + change, asked))
          .hasMessageContaining("is about is written once");
    }
  }

  @Test
  void the_database_knows_one_open_question_and_one_support_of_one_ally() throws SQLException {
    var proposal = draft().id();
    var first = give(ask(proposal, ALLY));
    var second = answer(ALLY, ask(proposal, ALLY), "decline");
    var third = ask(proposal, ALLY);
    assertThatThrownBy(() -> update("set state = 'REQUESTED', reason = null", second))
        .hasMessageContaining("endorsement_asked_once");
    assertThatThrownBy(() -> update("set state = 'GIVEN'", third))
        .hasMessageContaining("endorsement_given_once");
    assertThatThrownBy(() -> update("set state = 'WITHDRAWN'", first))
        .hasMessageContaining("endorsement_statement_while_it_stands");
  }

  @RepeatedTest(3)
  void one_person_asked_by_two_requests_at_once_is_asked_once() throws Exception {
    var proposal = draft().id();
    Callable<Response> ask = () -> tryToAsk(AUTHOR, proposal, ALLY);
    assertThat(atOnce(List.of(ask, ask, ask)))
        .extracting(Response::statusCode)
        .containsExactlyInAnyOrder(201, 409, 409);
  }

  @RepeatedTest(3)
  void of_more_requests_at_once_than_there_is_room_for_only_so_many_are_made() throws Exception {
    var proposal = draft().id();
    for (int i = 0; i < 18; i++) {
      ask(proposal, "ally-" + i);
    }
    var asks = new ArrayList<Callable<Response>>();
    for (var late : List.of("late-1", "late-2", "late-3", "late-4")) {
      asks.add(() -> tryToAsk(AUTHOR, proposal, late));
    }
    assertThat(atOnce(asks))
        .extracting(Response::statusCode)
        .containsExactlyInAnyOrder(201, 201, 409, 409);
    list(AUTHOR, proposal).then().body("items", hasSize(20));
  }

  @RepeatedTest(3)
  void giving_against_cancelling_has_one_winner() throws Exception {
    var asked = ask(draft().id(), ALLY);
    var answers =
        atOnce(List.of(() -> answer(ALLY, asked, "give"), () -> answer(AUTHOR, asked, "cancel")));
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
    assertThat(read(AUTHOR, asked).<String>path("state")).isIn("GIVEN", "CANCELLED");
  }

  /**
   * Both look at the open question and at the support that stands, and must begin with the same.
   */
  @Test
  void asking_anew_while_the_ally_answers_comes_after_the_answer() throws Exception {
    var proposal = draft().id();
    give(ask(proposal, ALLY));
    var open = ask(proposal, ALLY);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var other = database.getConnection()) {
      other.setAutoCommit(false);
      Future<Response> given;
      Future<Response> asked;
      try (var hold = other.createStatement()) {
        hold.execute("select from endorsement where id = '" + open.path("id") + "' for update");
        given = threads.submit(() -> answer(ALLY, open, "give"));
        awaitWaiting(1);
        asked = threads.submit(() -> tryToAsk(AUTHOR, proposal, ALLY));
        awaitWaiting(2);
      } finally {
        other.rollback();
        other.setAutoCommit(true);
      }
      assertThat(given.get().statusCode()).isEqualTo(200);
      assertThat(asked.get().statusCode()).isEqualTo(201);
    }
  }

  /** Until so many wait for a lock of another. */
  private void awaitWaiting(int many) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try (var connection = database.getConnection();
        var count =
            connection.prepareStatement(
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")) {
      while (true) {
        try (var waiting = count.executeQuery()) {
          if (waiting.next() && waiting.getInt(1) == many) {
            return;
          }
        }
        assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void a_list_costs_as_many_statements_for_many_as_for_one() {
    var ally = "ally-" + UUID.randomUUID();
    var proposal = draft().id();
    give(ask(proposal, ally));
    long one = statements(() -> as(ally).get("/api/v1/endorsements"));
    long oneOfProposal = statements(() -> list(AUTHOR, proposal));
    for (int i = 0; i < 9; i++) {
      give(ask(draft().id(), ally));
      give(ask(proposal, "ally-" + i));
    }
    assertThat(statements(() -> as(ally).get("/api/v1/endorsements"))).isEqualTo(one).isLessThan(3);
    assertThat(statements(() -> list(AUTHOR, proposal))).isEqualTo(oneOfProposal).isLessThan(4);
  }

  private long statements(Runnable request) {
    Statistics statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    try {
      request.run();
      long before = statistics.getPrepareStatementCount();
      request.run();
      return statistics.getPrepareStatementCount() - before;
    } finally {
      statistics.setStatisticsEnabled(false);
    }
  }

  private void update(String set, Response endorsement) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "update endorsement " + set + " where id = '" + endorsement.path("id") + "'");
    }
  }

  private static List<Response> atOnce(List<Callable<Response>> calls) throws Exception {
    var barrier = new CyclicBarrier(calls.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<Response>>();
      for (var call : calls) {
        running.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return call.call();
                }));
      }
      var answers = new ArrayList<Response>();
      for (var future : running) {
        answers.add(future.get());
      }
      return answers;
    }
  }
}
