package dev.latitude.pilot.pilot;

import static dev.latitude.pilot.PilotFixture.APPROVER;
import static dev.latitude.pilot.PilotFixture.AUTHOR;
import static dev.latitude.pilot.PilotFixture.acknowledge;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.etag;
import static dev.latitude.pilot.PilotFixture.history;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.planned;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.PilotFixture.read;
import static dev.latitude.pilot.PilotFixture.review;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class PilotResourceTest {
  @Inject AgroalDataSource database;

  @Test
  void a_pilot_is_planned_acknowledged_started_measured_and_graduates() {
    var id = planned();
    read(id)
        .body("state", equalTo("PLANNED"))
        .body("proposalRevision", is(2))
        .body("terms.plan.start", equalTo(start().toString()))
        .body("terms.plan.end", equalTo(start().plusDays(27).toString()))
        .body(
            "terms.plan.reviewDates",
            contains(start().plusDays(7).toString(), start().plusDays(14).toString()))
        .body("terms.rights[0].level", equalTo("DELEGATE"))
        .body("terms.rights[0].limit.amount", equalTo("2500.00"))
        .body("acknowledgements", hasSize(0))
        .body("actions", contains("acknowledge", "propose-trigger-set", "cancel", "add-observer"))
        .body("frozenBaselines", hasSize(0));

    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    command(asApprover(), id, "start", "")
        .statusCode(200)
        .body("state", equalTo("ACTIVE"))
        .body("acknowledgements.person", contains(AUTHOR, APPROVER))
        .body("frozenBaselines.metric", contains("client-score"))
        .body("frozenBaselines[0].source", equalTo("Client survey"))
        .body(
            "actions",
            contains(
                "propose-trigger-set",
                "measure",
                "correct",
                "dispute",
                "resolve",
                "record-decision",
                "answer-decision",
                "pause",
                "revert",
                "review",
                "add-observer"));

    measure(id, "client-score", 1, "4.4").statusCode(201);
    measure(id, "error-rate", 1, "1.2").statusCode(201);
    review(id, "CONTINUE")
        .statusCode(201)
        .body("reviewDate", equalTo(start().plusDays(7).toString()));
    measure(id, "client-score", 2, "4.5").statusCode(201);
    review(id, "GRADUATE")
        .statusCode(201)
        .body("reviewDate", equalTo(start().plusDays(14).toString()));

    read(id)
        .body("state", equalTo("COMPLETED"))
        .body("result", equalTo("GRADUATED"))
        .body("graduatedRights.decision", contains("client-report.publish"))
        .body("graduatedRights[0].level", equalTo("DELEGATE"))
        .body("actions", contains("add-observer"));
    history(id)
        .body(
            "items.type",
            contains(
                "pilot.created",
                "pilot.acknowledged",
                "pilot.acknowledged",
                "pilot.started",
                "pilot.measured",
                "pilot.measured",
                "pilot.reviewed",
                "pilot.measured",
                "pilot.reviewed",
                "pilot.completed"))
        .body("items.revision", contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
        .body("items[9].data.result", equalTo("GRADUATED"))
        .body("items[9].data.note", equalTo("We talked."));
  }

  @Test
  void a_breached_guardrail_takes_the_rights_back_at_once_and_says_why_in_numbers() {
    var id = active();
    measure(id, "client-score", 1, "4.4").statusCode(201);
    measure(id, "client-score", 2, "3.7").statusCode(201);

    var reason =
        "client-score was 3.7 from %s to %s (sample 40), below the limit 3.78 (-10%% from the baseline 4.2); breaches in a row: 1, needed: 1."
            .formatted(start().plusDays(7), start().plusDays(13));
    read(id)
        .body("state", equalTo("REVERTED"))
        .body("stateReason", equalTo(reason))
        .body("graduatedRights", nullValue())
        .body(
            "actions",
            contains(
                "correct",
                "dispute",
                "resolve",
                "record-decision",
                "answer-decision",
                "add-observer"));
    history(id)
        .body("items[-1].type", equalTo("pilot.reverted"))
        .body(
            "items[-1].data",
            equalTo(
                Map.of(
                    "reason",
                    reason,
                    "trigger",
                    "score-falls",
                    "metric",
                    "client-score",
                    "value",
                    3.7f,
                    "limit",
                    3.78f,
                    "consecutive",
                    1)));
  }

  @Test
  void rights_are_in_force_from_the_start_command_on_however_early_the_pilot_counts_from() {
    var before = Instant.now();
    var id = active();
    var started = history(id).extract().<Map<String, Object>>path("items[-1].data");

    assertThat(Instant.parse((String) started.get("from"))).isBetween(before, Instant.now());
    assertThat(started)
        .containsEntry("until", start().plusDays(28) + "T00:00:00Z")
        .containsEntry("author", AUTHOR)
        .containsEntry("approver", APPROVER)
        .containsEntry(
            "boundaries",
            List.of(Map.of("decision", "What the report measures", "heldBy", "morgan")))
        .containsEntry(
            "rights",
            List.of(
                Map.of(
                    "decision", "client-report.publish",
                    "level", "DELEGATE",
                    "dimension", "QUALITY",
                    "limit", Map.of("amount", "2500.00", "currency", "EUR"),
                    "risk", "LOW")));
    assertThat(started.keySet())
        .containsExactlyInAnyOrder(
            "proposalId", "author", "approver", "rights", "boundaries", "from", "until");
  }

  @Test
  void a_pause_and_a_resumption_say_when_the_rights_rest_and_when_they_are_back() {
    var id = active();
    command(asApprover(), id, "pause", "{\"reason\": \"The client asked for a talk.\"}")
        .statusCode(200)
        .body("state", equalTo("PAUSED"))
        .body("stateReason", equalTo("The client asked for a talk."));
    command(asApprover(), id, "resume", "")
        .statusCode(200)
        .body("state", equalTo("ACTIVE"))
        .body("stateReason", nullValue());

    history(id)
        .body("items[-2].type", equalTo("pilot.paused"))
        .body(
            "items[-2].data",
            equalTo(Map.of("cause", "APPROVER", "reason", "The client asked for a talk.")))
        .body("items[-1].type", equalTo("pilot.resumed"))
        .body("items[-1].data.rights.decision", contains("client-report.publish"))
        .body("items[-1].data.until", equalTo(start().plusDays(28) + "T00:00:00Z"));
  }

  @Test
  void what_was_frozen_at_the_start_is_written_once() throws SQLException {
    var id = active();
    for (var other :
        List.of(
            "null",
            "'[]'",
            "jsonb_set(frozen_baselines, '{0,value}', '4')",
            "jsonb_set(frozen_baselines, '{0,source}', '\"Another survey\"')")) {
      assertThatThrownBy(
              () ->
                  execute(
                      "update pilot set frozen_baselines = %s where id = '%s'"
                          .formatted(other, id)))
          .hasMessageContaining("frozen baselines are written once: update of those of " + id);
    }
    execute(
        "update pilot set frozen_baselines = frozen_baselines, look_for_data_on = null where id = '%s'"
            .formatted(id));
    read(id).body("frozenBaselines.value", contains(4.2f));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void starting_names_everything_that_is_missing() {
    var proposal =
        proposalOf(
            "ACCEPTED",
            content(
                    """
                    [{"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE",
                      "threshold": {"basis": "BASELINE_PERCENT", "value": 50}, "consecutive": 1, "minimumSample": 1, "mode": "ARMED"}]
                    """)
                .replace(
                    "\"mitigation\": \"A checklist before sending\", \"trigger\": \"errors-rise\"",
                    "\"mitigation\": \" \""));
    String id =
        asAuthor()
            .body(
                "{\"proposalId\": \"%s\", \"start\": \"%s\"}"
                    .formatted(proposal, today().plusDays(1)))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    acknowledge(asAuthor(), id);

    command(asAuthor(), id, "start", "")
        .statusCode(422)
        .body("type", equalTo("/problems/cannot-start"))
        .body("detail", equalTo("4 things stand in the way of starting; 'errors' names each."))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            contains(
                "/acknowledgements not-acknowledged",
                "/terms/plan/start starts-later",
                "/terms/risks/0 open-risk",
                "/terms/triggers/0/threshold no-baseline"))
        .body("errors[0].detail", equalTo("morgan has not acknowledged the trigger set."));
  }

  @Test
  void another_hash_than_the_pilots_is_not_acknowledged_and_saying_it_twice_changes_nothing() {
    var id = planned();
    command(asAuthor(), id, "acknowledge", "{\"triggerSetHash\": \"%s\"}".formatted("0".repeat(64)))
        .statusCode(409)
        .body("type", equalTo("/problems/other-trigger-set"))
        .body("detail", containsString(read(id).extract().<String>path("triggerSetHash")));
    command(asAuthor(), id, "acknowledge", "{\"triggerSetHash\": \"short\"}")
        .statusCode(422)
        .body("errors.pointer", contains("/triggerSetHash"));

    acknowledge(asAuthor(), id);
    var once = etag(id);
    acknowledge(asAuthor(), id);
    assertThat(etag(id)).isEqualTo(once);
    read(id).body("acknowledgements.person", contains(AUTHOR));
  }
}
