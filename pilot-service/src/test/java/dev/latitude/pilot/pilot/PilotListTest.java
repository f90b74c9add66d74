package dev.latitude.pilot.pilot;

import static dev.latitude.pilot.PilotFixture.APPROVER;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.calendar.CalendarFixture.passDays;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.latitude.pilot.PilotFixture;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.calendar.CalendarFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Lists find what a person is a party to, page by page, by whom it waits for and by what is late.
 */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class PilotListTest {
  private final String approver = "approver-" + UUID.randomUUID();
  private final String decision = "list-" + UUID.randomUUID();

  @AfterEach
  void backToTheRealDay() {
    CalendarFixture.backToTheRealDay();
  }

  @Test
  void mine_come_page_by_page_newest_first_and_each_once() {
    var made = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      made.addFirst(planned());
    }
    var read = new ArrayList<String>();
    String cursor = null;
    do {
      var page =
          list(approver, "limit=2&state=PLANNED" + (cursor == null ? "" : "&cursor=" + cursor));
      List<String> ids = page.getList("items.id");
      assertThat(ids).hasSizeLessThanOrEqualTo(2);
      read.addAll(ids);
      cursor = page.getString("next");
    } while (cursor != null);
    assertThat(read).isEqualTo(made);
  }

  @Test
  void filters_narrow_the_list_by_side_decision_and_proposal() {
    var one = planned();
    var other = planned();
    assertThat(ids(approver, "approver=me&decision=" + decision)).containsExactly(other, one);
    assertThat(ids(approver, "author=me")).isEmpty();
    assertThat(ids(approver, "author=robin")).containsExactly(other, one);
    assertThat(ids("robin", "author=me&decision=" + decision)).containsExactly(other, one);
    assertThat(ids(approver, "decision=somebody.elses")).isEmpty();
    assertThat(ids(approver, "state=ACTIVE")).isEmpty();
    String proposal = list(approver, "limit=1").getString("items[0].proposalId");
    assertThat(ids(approver, "proposalId=" + proposal)).containsExactly(other);
    assertThat(ids("sam", "author=robin&decision=" + decision)).isEmpty();
  }

  @Test
  void a_pilot_waits_for_whoever_has_to_act_next() {
    var id = planned();
    assertThat(ids(approver, "awaiting=me")).containsExactly(id);
    assertThat(ids(approver, "awaiting=robin")).containsExactly(id);
    assertThat(ids("sam", "awaiting=robin")).isEmpty();

    start(id);
    assertThat(ids(approver, "awaiting=me")).isEmpty();
    assertThat(ids("robin", "awaiting=me&decision=" + decision)).isEmpty();
    passDays(6);
    assertThat(ids("robin", "awaiting=me&decision=" + decision)).containsExactly(id);
    assertThat(ids(approver, "awaiting=robin")).containsExactly(id);
    assertThat(ids(approver, "awaiting=me")).isEmpty();
    assertThat(ids(approver, "overdue=true")).isEmpty();
    assertThat(ids(approver, "overdue=false")).containsExactly(id);
    passDays(7);
    assertThat(ids(approver, "awaiting=me")).containsExactly(id);
    assertThat(ids(approver, "overdue=true")).containsExactly(id);
    assertThat(ids(approver, "overdue=false")).isEmpty();
  }

  @Test
  void what_is_offered_is_what_the_day_allows() {
    var id = planned();
    start(id);
    command(as(approver, "manager"), id, "pause", "{\"reason\": \"A talk.\"}").statusCode(200);
    passDays(27);
    assertThat(actions()).contains("resume");
    passDays(28);
    command(as(approver, "manager"), id, "resume", "")
        .statusCode(409)
        .body("type", equalTo("/problems/past-its-end"));
    assertThat(actions()).contains("revert", "review").doesNotContain("resume");
  }

  private List<String> actions() {
    return as(approver, "manager")
        .get("/api/v1/pilots?decision=" + decision)
        .then()
        .statusCode(200)
        .extract()
        .path("items[0].actions");
  }

  @Test
  void an_auditor_sees_everybodys_and_a_stranger_nobodys() {
    var id = planned();
    assertThat(
            as("ada", "auditor")
                .get("/api/v1/pilots?decision=" + decision)
                .jsonPath()
                .<String>getList("items.id"))
        .containsExactly(id);
    assertThat(
            as("ada", "auditor")
                .get("/api/v1/pilots?awaiting=" + approver)
                .jsonPath()
                .<String>getList("items.id"))
        .containsExactly(id);
    assertThat(ids("sam", "decision=" + decision)).isEmpty();
  }

  @Test
  void a_filter_that_cannot_be_read_is_told() {
    as("robin")
        .get("/api/v1/pilots?overdue=perhaps")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("overdue"));
    as("robin")
        .get("/api/v1/pilots?decision=Not A Slug")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("decision"));
  }

  /** Between robin and somebody whom no other test knows, about a decision of its own. */
  private String planned() {
    var content =
        content(PilotFixture.GUARDRAILS)
            .replace("\"approver\": \"" + APPROVER + "\"", "\"approver\": \"" + approver + "\"")
            .replace("client-report.publish", decision);
    return as("robin")
        .body("{\"proposalId\": \"%s\"}".formatted(proposalOf("ACCEPTED", content)))
        .post("/api/v1/pilots")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void start(String id) {
    PilotFixture.acknowledge(as("robin"), id);
    PilotFixture.acknowledge(as(approver, "manager"), id);
    PilotFixture.command(as("robin"), id, "start", "").statusCode(200);
  }

  private static List<String> ids(String person, String query) {
    return list(person, query).getList("items.id");
  }

  private static JsonPath list(String person, String query) {
    return as(person).get("/api/v1/pilots?" + query).then().statusCode(200).extract().jsonPath();
  }
}
