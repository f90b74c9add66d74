package dev.latitude.pilot.pilot;

import static dev.latitude.pilot.PilotFixture.APPROVER;
import static dev.latitude.pilot.PilotFixture.acceptedProposal;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.kit.history.EventFeed;
import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.pilot.people.PeopleFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class PilotAccessTest {
  @Inject EventFeed feed;

  @Test
  void a_command_names_the_version_it_is_about() {
    var id = planned();
    asAuthor()
        .post("/api/v1/pilots/{id}/cancel", id)
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/if-match-required"));
    asAuthor()
        .header("If-Match", "\"7\"")
        .post("/api/v1/pilots/{id}/cancel", id)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-etag"));
    asAuthor()
        .header("If-None-Match", read(id).extract().header("ETag"))
        .get("/api/v1/pilots/{id}", id)
        .then()
        .statusCode(304);
  }

  @Test
  void to_strangers_a_pilot_does_not_exist_and_auditors_only_read() {
    var id = planned();
    for (var path :
        List.of("", "/history", "/measurements", "/evaluations", "/status-updates", "/reviews")) {
      as("stranger", "manager", "hr").get("/api/v1/pilots/{id}" + path, id).then().statusCode(404);
      as("auditor-1", "auditor").get("/api/v1/pilots/{id}" + path, id).then().statusCode(200);
    }
    as("auditor-1", "auditor").get("/api/v1/pilots/{id}", id).then().body("actions", hasSize(0));
    command(as("stranger"), id, "cancel", "").statusCode(404);
    command(as("auditor-1", "auditor"), id, "cancel", "")
        .statusCode(403)
        .body("type", equalTo("/problems/not-yours-to-do"))
        .body(
            "detail",
            equalTo("You may not cancel this pilot: only its author and its approver may."));
  }

  @Test
  void what_is_the_approvers_needs_the_approver_and_the_role() {
    var id = active();
    for (var other : List.of(asAuthor(), as(APPROVER))) {
      command(other, id, "pause", "{\"reason\": \"No.\"}")
          .statusCode(403)
          .body(
              "detail",
              equalTo(
                  "You may not pause this pilot: only its approver may, with the role 'manager'."));
    }
  }

  @Test
  void a_list_shows_the_callers_pilots_newest_first_and_filters() {
    var proposal = acceptedProposal();
    String first =
        asAuthor()
            .body("{\"proposalId\": \"%s\"}".formatted(proposal))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    command(asAuthor(), first, "cancel", "").statusCode(200).body("state", equalTo("CANCELLED"));
    String second =
        asApprover()
            .body("{\"proposalId\": \"%s\"}".formatted(proposal))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    for (var party : List.of(asAuthor(), asApprover())) {
      party
          .get("/api/v1/pilots?proposalId={p}", proposal)
          .then()
          .statusCode(200)
          .body("items.id", contains(second, first))
          .body("next", nullValue());
    }
    asAuthor()
        .get("/api/v1/pilots?proposalId={p}&state=CANCELLED", proposal)
        .then()
        .body("items.id", contains(first));
    String next =
        asAuthor()
            .get("/api/v1/pilots?proposalId={p}&limit=1", proposal)
            .then()
            .body("items.id", contains(second))
            .body("next", not(nullValue()))
            .extract()
            .path("next");
    asAuthor()
        .get("/api/v1/pilots?proposalId={p}&limit=1&cursor={c}", proposal, next)
        .then()
        .body("items.id", contains(first));
    as("stranger").get("/api/v1/pilots?proposalId={p}", proposal).then().body("items", hasSize(0));
  }

  @Test
  void the_feed_is_for_machines_and_auditors() {
    planned();
    asAuthor().get("/api/v1/pilot-events").then().statusCode(403);
    as("register", "service")
        .get("/api/v1/pilot-events?limit=1000&wait=5")
        .then()
        .statusCode(200)
        .body("items[0].source", equalTo("/api/v1/pilot-events"))
        .body("items[0].type", equalTo("pilot.created"));
  }

  @Test
  void hrs_system_is_told_what_happened_and_not_what_was_written() {
    var start = feed.end();
    var pilots =
        new PeopleFixture("author-" + UUID.randomUUID(), "approver-" + UUID.randomUUID(), "holder");
    var id = pilots.active();
    pilots.measure(pilots.asAuthor(), id, 1, "4.4");
    pilots.review(id, "CONTINUE", "");
    pilots
        .command(pilots.asApprover(), id, "pause", "{\"reason\": \"I am in hospital.\"}")
        .statusCode(200);
    as("hanna", "hr")
        .body(
            "{\"approver\": \"%s\", \"successor\": \"maria\", \"reason\": \"Another team.\"}"
                .formatted(pilots.approver()))
        .post("/api/v1/hand-overs/pilots")
        .then()
        .statusCode(200)
        .body("handedOver.id", contains(id));

    var hr = told(start, id, "hr-integration");
    assertThat(data(hr, "pilot.started"))
        .containsOnlyKeys("proposalId", "author", "approver", "rights", "from", "until");
    assertThat(data(hr, "pilot.measured")).containsKey("value").doesNotContainKey("source");
    assertThat(data(hr, "pilot.reviewed")).containsKey("outcome").doesNotContainKey("note");
    assertThat(data(hr, "pilot.paused")).containsKey("cause").doesNotContainKey("reason");
    assertThat(data(hr, "pilot.handed-over")).containsEntry("reason", "Another team.");
    assertThat(hr.toString()).doesNotContain("in hospital", "We talked", "Client survey");
    for (var roles :
        List.of(
            new String[] {"auditor"},
            new String[] {"service"},
            new String[] {"hr-integration", "auditor"})) {
      var all = told(start, id, roles);
      assertThat(data(all, "pilot.paused")).containsEntry("reason", "I am in hospital.");
      assertThat(data(all, "pilot.reviewed")).containsEntry("note", "We talked.");
      assertThat(data(all, "pilot.started")).containsKey("boundaries");
      assertThat(all).extracting("hash").isEqualTo(hr.stream().map(e -> e.get("hash")).toList());
    }
  }

  @SuppressWarnings("unchecked") // the data of an event is an object
  private static Map<String, Object> data(List<Map<String, Object>> events, String type) {
    return (Map<String, Object>)
        events.stream()
            .filter(event -> event.get("type").equals(type))
            .findFirst()
            .orElseThrow()
            .get("data");
  }

  /** All that the feed tells of a pilot that was handed over last. */
  private static List<Map<String, Object>> told(String start, String pilot, String... roles) {
    var found = new ArrayList<Map<String, Object>>();
    var next = start;
    for (int i = 0; i < 20 && !hasHandOver(found); i++) {
      var page =
          as("ada", roles)
              .get("/api/v1/pilot-events?limit=1000&wait=5&after=" + next)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      page.<Map<String, Object>>getList("items").stream()
          .filter(event -> event.get("subject").equals(pilot))
          .forEach(found::add);
      next = page.getString("next");
    }
    assertThat(hasHandOver(found)).as("handed over last").isTrue();
    return found;
  }

  private static boolean hasHandOver(List<Map<String, Object>> events) {
    return events.stream().anyMatch(event -> event.get("type").equals("pilot.handed-over"));
  }
}
