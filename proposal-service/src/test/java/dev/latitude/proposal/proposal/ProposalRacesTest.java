package dev.latitude.proposal.proposal;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Two people act at the same moment: exactly one wins, and the other is told. */
@QuarkusTest
@WithTestResource(RealParts.class)
class ProposalRacesTest {
  @RepeatedTest(5)
  void accept_against_withdraw_has_one_winner() throws Exception {
    var proposal = ProposalFixture.submitted().extract().response();
    var answers =
        atOnce(
            () ->
                as(APPROVER, proposal, "manager")
                    .body("{\"revision\": 1}")
                    .post(path(proposal) + "/accept"),
            () -> as(AUTHOR, proposal).post(path(proposal) + "/withdraw"));
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
    assertThat(events(proposal)).hasSize(3);
  }

  @RepeatedTest(5)
  void accept_against_counter_has_one_winner() throws Exception {
    var proposal = ProposalFixture.submitted().extract().response();
    var offer = ProposalFixture.content(ProposalFixture.newDecision());
    var answers =
        atOnce(
            () ->
                as(APPROVER, proposal, "manager")
                    .body("{\"revision\": 1}")
                    .post(path(proposal) + "/accept"),
            () ->
                as(APPROVER, proposal, "manager")
                    .body("{\"revision\": 1, \"content\": " + offer + "}")
                    .post(path(proposal) + "/counter"));
    assertThat(answers).extracting(Response::statusCode).containsExactlyInAnyOrder(200, 412);
    assertThat(events(proposal)).hasSize(3);
  }

  @RepeatedTest(3)
  void a_double_accept_is_accepted_once() throws Exception {
    var proposal = ProposalFixture.submitted().extract().response();
    Callable<Response> accept =
        () ->
            as(APPROVER, proposal, "manager")
                .body("{\"revision\": 1}")
                .post(path(proposal) + "/accept");
    var answers = atOnce(accept, accept, accept, accept);
    assertThat(answers)
        .extracting(Response::statusCode)
        .containsOnlyOnce(200)
        .containsOnly(200, 412);
    assertThat(events(proposal))
        .containsExactly("proposal.created", "proposal.submitted", "proposal.accepted");
  }

  @RepeatedTest(3)
  void a_decision_type_added_twice_at_once_is_added_once() throws Exception {
    var slug = "race-" + java.util.UUID.randomUUID();
    Callable<Response> add =
        () ->
            given()
                .header("Authorization", bearer("hanna", "hr"))
                .contentType("application/json")
                .body(
                    "{\"slug\": \"%s\", \"title\": \"Race\", \"dimension\": \"TIMING\", \"usualRisk\": \"LOW\", \"ceiling\": \"AGREE\"}"
                        .formatted(slug))
                .post("/api/v1/decision-types");
    var answers = atOnce(add, add, add, add);
    assertThat(answers)
        .extracting(Response::statusCode)
        .containsOnlyOnce(201)
        .containsOnly(201, 409);
  }

  @SafeVarargs
  private static List<Response> atOnce(Callable<Response>... calls) throws Exception {
    var barrier = new CyclicBarrier(calls.length);
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

  private static io.restassured.specification.RequestSpecification as(
      String person, Response proposal, String... roles) {
    return given()
        .header("Authorization", bearer(person, roles))
        .header("If-Match", proposal.header("ETag"))
        .contentType("application/json");
  }

  private static String path(Response proposal) {
    return "/api/v1/proposals/" + proposal.path("id");
  }

  private static List<String> events(Response proposal) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get(path(proposal) + "/history")
        .jsonPath()
        .getList("items.type");
  }
}
