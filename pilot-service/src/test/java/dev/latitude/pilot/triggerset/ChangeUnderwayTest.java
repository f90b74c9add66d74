package dev.latitude.pilot.triggerset;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.agree;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.guardrails;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.hashOf;
import static dev.latitude.pilot.triggerset.TriggerSetFixture.propose;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.RepeatedTest;

/** A trigger set comes to stand while others are at the pilot. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class ChangeUnderwayTest {
  @RepeatedTest(3)
  void of_two_who_acknowledge_at_once_each_counts_and_the_set_comes_to_stand_once()
      throws Exception {
    var id = active();
    propose(asAuthor(), id, guardrails("5", 2)).statusCode(200);
    String hash = read(id).extract().path("proposedTriggerSet.hash");
    var statuses =
        atOnce(List.of(acknowledge(asAuthor(), id, hash), acknowledge(asApprover(), id, hash)));
    assertThat(statuses).containsExactly(200, 200);
    assertThat(read(id).extract().<String>path("triggerSetHash")).isEqualTo(hash);
    assertThat(types(id)).containsOnlyOnce("pilot.trigger-set-changed");
    assertThat(
            asAuthor()
                .get("/api/v1/pilots/{id}/trigger-sets", id)
                .then()
                .extract()
                .<List<String>>path("items.hash"))
        .hasSize(2)
        .endsWith(hash);
  }

  /** Beyond the new limit and inside the old one: what counts is which came first. */
  @RepeatedTest(5)
  void a_value_is_held_against_the_set_that_stood_when_it_came() throws Exception {
    var id = active();
    propose(asAuthor(), id, guardrails("3", 1)).statusCode(200);
    agree(asAuthor(), id).statusCode(200);
    String hash = read(id).extract().path("proposedTriggerSet.hash");
    var value = measurement("error-rate", start(), start().plusDays(6), "3.5", 40);
    var statuses =
        atOnce(
            List.of(
                acknowledge(asApprover(), id, hash),
                () ->
                    asAuthor()
                        .body(value)
                        .post("/api/v1/pilots/{id}/measurements", id)
                        .statusCode()));
    assertThat(statuses).containsExactlyInAnyOrder(200, 201);
    var types = types(id);
    boolean measuredFirst =
        types.indexOf("pilot.measured") < types.indexOf("pilot.trigger-set-changed");
    assertThat(read(id).extract().<String>path("state"))
        .isEqualTo(measuredFirst ? "ACTIVE" : "REVERTED");
    assertThat(Collections.frequency(types, "pilot.reverted")).isEqualTo(measuredFirst ? 0 : 1);
  }

  private static Callable<Integer> acknowledge(RequestSpecification party, String id, String hash) {
    return () ->
        party
            .header("If-Match", "*")
            .body(hashOf(hash))
            .post("/api/v1/pilots/{id}/acknowledge", id)
            .statusCode();
  }

  private static List<Integer> atOnce(List<Callable<Integer>> requests) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static List<String> types(String id) {
    return history(id).extract().path("items.type");
  }
}
