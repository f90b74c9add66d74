package dev.latitude.proposal.proposal;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.history.ChainCheck;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;

/** It is handed over while others act: each thing has one approver then, and nothing is lost. */
@QuarkusTest
@WithTestResource(RealParts.class)
class HandOverRacesTest {
  @Inject ChainCheck chain;
  @Inject AgroalDataSource database;

  private final String approver = "morgan-" + UUID.randomUUID();

  @RepeatedTest(5)
  void two_hand_overs_and_the_answers_of_the_approver_come_one_after_the_other() throws Exception {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 6; i++) {
      ids.add(ProposalFixture.submitted("robin", approver).extract().path("id"));
    }
    var calls = new ArrayList<Callable<Response>>();
    calls.add(() -> handOverTo("maria"));
    calls.add(() -> handOverTo("kim"));
    for (var id : ids) {
      calls.add(() -> accept(id));
    }
    var answers = atOnce(calls);

    var toMaria = handedOver(answers.get(0));
    var toKim = handedOver(answers.get(1));
    assertThat(Stream.concat(toMaria.stream(), toKim.stream()))
        .containsExactlyInAnyOrderElementsOf(ids);
    for (int i = 0; i < ids.size(); i++) {
      var id = ids.get(i);
      var accepted = answers.get(2 + i).statusCode();
      assertThat(accepted).isIn(200, 404);
      var proposal = read(id);
      assertThat(proposal.<String>path("state"))
          .isEqualTo(accepted == 200 ? "ACCEPTED" : "UNDER_REVIEW");
      assertThat(proposal.<String>path("content.approver"))
          .isEqualTo(toMaria.contains(id) ? "maria" : "kim");
      assertThat(events(id))
          .hasSize(accepted == 200 ? 4 : 3)
          .containsOnlyOnce("proposal.handed-over");
      assertThat(proposal.<String>path("etag")).isEqualTo("\"" + events(id).size() + "\"");
      assertWhole(id);
    }
  }

  private Response handOverTo(String successor) {
    return given()
        .header("Authorization", bearer("hanna", "hr"))
        .contentType("application/json")
        .body(
            "{\"approver\": \"%s\", \"successor\": \"%s\", \"reason\": \"Another team.\"}"
                .formatted(approver, successor))
        .post("/api/v1/hand-overs/proposals");
  }

  private static List<String> handedOver(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.jsonPath().getList("handedOver.id");
  }

  private Response accept(String id) {
    return given()
        .header("Authorization", bearer(approver, "manager"))
        .header("If-Match", "*")
        .contentType("application/json")
        .body("{\"revision\": 1}")
        .post("/api/v1/proposals/{id}/accept", id);
  }

  private static Response read(String id) {
    return given().header("Authorization", bearer("robin")).get("/api/v1/proposals/{id}", id);
  }

  private static List<String> events(String id) {
    return given()
        .header("Authorization", bearer("robin"))
        .get("/api/v1/proposals/{id}/history", id)
        .jsonPath()
        .getList("items.type");
  }

  private void assertWhole(String id) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select head_hash from proposal where id = '" + id + "'")) {
      assertThat(rows.next()).isTrue();
      assertThat(chain.isWhole(UUID.fromString(id), rows.getBytes(1))).isTrue();
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
