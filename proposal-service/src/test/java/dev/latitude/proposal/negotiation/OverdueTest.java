package dev.latitude.proposal.negotiation;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.proposal.proposal.Proposals;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An answer that is owed soon is reminded of; one that is late is told once, shown, and forgiven by
 * an extension.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
class OverdueTest {
  @Inject Proposals proposals;
  @Inject OverdueAnswers job;

  @AfterEach
  void backToTheRealDay() {
    QuarkusMock.installMockForType(Clock.systemUTC(), Clock.class);
  }

  @Test
  void the_day_named_is_still_in_time_and_the_next_is_late_and_told_once() {
    var proposal = ProposalFixture.submitted().extract().response();

    passDays(2);
    reportAll();
    assertThat(events(proposal)).containsExactly("proposal.created", "proposal.submitted");

    passDays(5);
    reportAll();
    assertThat(read(proposal).jsonPath().getBoolean("overdue")).isFalse();
    assertThat(events(proposal)).doesNotContain("proposal.answer-overdue");

    passDays(6);
    assertThat(read(proposal).jsonPath().getBoolean("overdue")).isTrue();
    reportAll();
    reportAll();
    assertThat(events(proposal))
        .containsExactly(
            "proposal.created",
            "proposal.submitted",
            "proposal.answer-due",
            "proposal.answer-overdue");
    assertThat(read(proposal).jsonPath().getString("state")).isEqualTo("UNDER_REVIEW");
  }

  @Test
  void an_extension_forgives_it_and_the_next_lapse_is_told_again() {
    var proposal = ProposalFixture.submitted().extract().response();
    passDays(6);
    reportAll();
    extend(read(proposal), 10);
    assertThat(read(proposal).jsonPath().getBoolean("overdue")).isFalse();
    reportAll();
    passDays(11);
    reportAll();
    assertThat(events(proposal))
        .containsExactly(
            "proposal.created",
            "proposal.submitted",
            "proposal.answer-overdue",
            "proposal.extended",
            "proposal.answer-overdue");
  }

  @Test
  void whoever_owes_the_answer_is_reminded_two_days_before_and_again_of_the_next_day() {
    var proposal = ProposalFixture.submitted().extract().response();
    passDays(3);
    reportAll();
    reportAll();
    assertThat(events(proposal)).containsOnlyOnce("proposal.answer-due");
    var due = last(proposal);
    assertThat(due).containsEntry("awaiting", APPROVER);
    assertThat(due).containsEntry("respondBy", read(proposal).path("respondBy"));

    extend(read(proposal), 10);
    passDays(7);
    reportAll();
    assertThat(events(proposal)).containsOnlyOnce("proposal.answer-due");
    passDays(8);
    reportAll();
    assertThat(events(proposal)).filteredOn("proposal.answer-due"::equals).hasSize(2);
    assertThat(last(proposal)).containsEntry("respondBy", read(proposal).path("respondBy"));
  }

  @Test
  void nobody_is_reminded_of_a_day_that_was_only_named_when_it_was_near() {
    var proposal = ProposalFixture.submitted().extract().response();
    passDays(4);
    extend(read(proposal), 6);
    reportAll();
    assertThat(events(proposal)).doesNotContain("proposal.answer-due");
    passDays(5);
    reportAll();
    assertThat(events(proposal)).doesNotContain("proposal.answer-due");
  }

  @Test
  void whoever_the_answer_is_handed_over_to_is_reminded_of_the_same_day() {
    var approver = "morgan-" + UUID.randomUUID();
    var successor = "maria-" + UUID.randomUUID();
    var proposal = ProposalFixture.submitted(AUTHOR, approver).extract().response();
    passDays(2);
    ProposalFixture.handOver(approver, successor);
    passDays(3);
    reportAll();
    assertThat(events(proposal))
        .containsExactly(
            "proposal.created",
            "proposal.submitted",
            "proposal.handed-over",
            "proposal.answer-due");
    assertThat(last(proposal))
        .containsEntry("awaiting", successor)
        .containsEntry("approver", successor)
        .containsEntry("respondBy", proposal.path("respondBy"));

    passDays(6);
    reportAll();
    assertThat(last(proposal)).containsEntry("awaiting", successor);
    ProposalFixture.handOver(successor, approver);
    reportAll();
    assertThat(read(proposal).jsonPath().getBoolean("overdue")).isTrue();
    assertThat(events(proposal)).containsOnlyOnce("proposal.answer-overdue");
  }

  @Test
  void a_hand_over_on_the_very_day_swallows_no_reminder() {
    var approver = "morgan-" + UUID.randomUUID();
    var successor = "maria-" + UUID.randomUUID();
    var proposal = ProposalFixture.submitted(AUTHOR, approver).extract().response();
    passDays(3);
    ProposalFixture.handOver(approver, successor);
    reportAll();
    assertThat(events(proposal)).endsWith("proposal.handed-over", "proposal.answer-due");
    assertThat(last(proposal)).containsEntry("awaiting", successor);
  }

  @Test
  void reported_from_many_replicas_at_once_it_is_told_once() throws Exception {
    var waiting =
        List.of(
            ProposalFixture.submitted().extract().response(),
            ProposalFixture.submitted().extract().response());
    passDays(6);
    Callable<Integer> report = () -> proposals.remind(1) + proposals.reportOverdue(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(List.of(report, report, report, report, report, report))) {
        done.get();
      }
    }
    reportAll();
    for (var proposal : waiting) {
      assertThat(events(proposal)).containsOnlyOnce("proposal.answer-overdue");
    }
  }

  @Test
  void lists_find_what_is_late_and_whom_it_waits_for() {
    var proposal = ProposalFixture.submitted().extract().response();
    String id = proposal.path("id");
    assertThat(ids("awaiting=me&overdue=true")).doesNotContain(id);
    assertThat(ids("awaiting=me&overdue=false")).contains(id);
    passDays(6);
    assertThat(ids("awaiting=me&overdue=true")).contains(id);
    assertThat(ids("awaiting=me&overdue=false")).doesNotContain(id);
    assertThat(ids("awaiting=" + AUTHOR + "&overdue=true")).doesNotContain(id);
  }

  private void passDays(int days) {
    QuarkusMock.installMockForType(
        Clock.offset(Clock.systemUTC(), Duration.ofDays(days)), Clock.class);
  }

  private void reportAll() {
    job.run();
  }

  private static void extend(Response proposal, int days) {
    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .header("If-Match", proposal.header("ETag"))
        .contentType("application/json")
        .body(
            "{\"respondBy\": \"%s\", \"reason\": \"Away until then.\"}"
                .formatted(java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(days)))
        .post("/api/v1/proposals/{id}/extend", proposal.<String>path("id"))
        .then()
        .statusCode(200);
  }

  private static List<String> ids(String query) {
    return given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .get("/api/v1/proposals?limit=200&" + query)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("items.id");
  }

  private static Response read(Response proposal) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}", proposal.<String>path("id"));
  }

  private static Map<String, String> last(Response proposal) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/history", proposal.<String>path("id"))
        .jsonPath()
        .getMap("items[-1].data");
  }

  private static List<String> events(Response proposal) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/history", proposal.<String>path("id"))
        .jsonPath()
        .getList("items.type");
  }
}
