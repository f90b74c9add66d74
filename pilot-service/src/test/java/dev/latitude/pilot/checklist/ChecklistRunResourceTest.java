package dev.latitude.pilot.checklist;

import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.beginning;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.PilotFixture;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The checklist is gone through once for each delivery, and what was said is kept. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class ChecklistRunResourceTest {
  @Test
  void a_run_says_what_was_done_and_what_was_not() {
    var id = beginning(withChecklist());
    var run =
        report(id, "Report 48", today(), true, false)
            .statusCode(201)
            .body("complete", is(false))
            .body("items.done", contains(true, false))
            .body("items[1].note", equalTo("Nobody was there."))
            .body("items[0].note", nullValue())
            .body("reportedBy", equalTo("robin"))
            .body("superseded", is(false));
    report(id, "Report 49", today(), true, true).statusCode(201).body("complete", is(true));

    asApprover()
        .get("/api/v1/pilots/{id}/checklist-runs", id)
        .then()
        .statusCode(200)
        .body("items.delivery", contains("Report 49", "Report 48"));
    asApprover()
        .get(run.extract().header("Location"))
        .then()
        .statusCode(200)
        .body("delivery", equalTo("Report 48"));
    history(id)
        .body("items[-2].type", equalTo("pilot.delivery-checked"))
        .body(
            "items[-2].data",
            equalTo(
                Map.of(
                    "checklistRunId",
                    run.extract().path("id"),
                    "delivery",
                    "Report 48",
                    "deliveredOn",
                    today().toString(),
                    "complete",
                    false)));
  }

  @Test
  void a_second_run_for_a_delivery_corrects_the_first_and_both_are_kept() {
    var id = active();
    String first = report(id, "Report 48", today(), true, false).extract().path("id");
    report(id, "Report 48", today(), true, false).statusCode(200).body("id", equalTo(first));
    report(id, "Report 48", today(), true, true).statusCode(201).body("supersedes", equalTo(first));
    asAuthor()
        .get("/api/v1/pilots/{id}/checklist-runs", id)
        .then()
        .body("items.superseded", contains(false, true))
        .body("items.complete", contains(true, false));
  }

  @Test
  void every_fault_is_told_at_once() {
    var id = beginning(withChecklist());
    asAuthor()
        .body(
            """
            {"delivery": "Report 48", "deliveredOn": "%s", "items": [{"item": "Spelling", "done": true}]}
            """
                .formatted(today().plusDays(1)))
        .post("/api/v1/pilots/{id}/checklist-runs", id)
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains(
                "/deliveredOn outside-pilot", "/items/0/item unknown-item", "/items not-answered"));
    asAuthor()
        .body("{\"delivery\": \" \", \"deliveredOn\": \"%s\", \"items\": []}".formatted(today()))
        .post("/api/v1/pilots/{id}/checklist-runs", id)
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }.sort()",
            contains("/delivery required", "/items size"));
    report(active(), "Report 1", start().minusDays(1), true, true)
        .statusCode(422)
        .body("errors.detail", contains("is before the first day, " + start()));
  }

  @Test
  void only_the_author_reports_and_only_who_sees_the_pilot_reads() {
    var id = active();
    asApprover()
        .body(body("Report 48", today(), true, true))
        .post("/api/v1/pilots/{id}/checklist-runs", id)
        .then()
        .statusCode(403)
        .body("detail", equalTo("You may not run-checklist this pilot: only its author may."));
    as("sam").get("/api/v1/pilots/{id}/checklist-runs", id).then().statusCode(404);
  }

  @Test
  void many_at_once_leave_one_run_that_stands() throws Exception {
    var id = active();
    Callable<Integer> report =
        () -> report(id, "Report 48", today(), true, true).extract().statusCode();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> report).toList()).stream()
              .map(answer -> answer.resultNow())
              .toList();
      assertThat(answers).containsOnlyOnce(201).containsOnly(200, 201);
    }
    asAuthor().get("/api/v1/pilots/{id}/checklist-runs", id).then().body("items", hasSize(1));
  }

  private static UUID withChecklist() {
    return proposalOf(
        "ACCEPTED",
        content(PilotFixture.GUARDRAILS)
            .replace(
                "\"triggers\":",
                "\"checklist\": [\"Totals agree\", \"Second pair of eyes\"], \"triggers\":"));
  }

  private static ValidatableResponse report(
      String id, String delivery, LocalDate on, boolean totals, boolean eyes) {
    return asAuthor()
        .body(body(delivery, on, totals, eyes))
        .post("/api/v1/pilots/{id}/checklist-runs", id)
        .then();
  }

  private static String body(String delivery, LocalDate on, boolean totals, boolean eyes) {
    return """
    {"delivery": "%s", "deliveredOn": "%s", "items": [
      {"item": "Totals agree", "done": %s},
      {"item": "Second pair of eyes", "done": %s, "note": "Nobody was there."}]}
    """
        .formatted(delivery, on, totals, eyes);
  }
}
