package dev.latitude.proposal.proposal;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import dev.latitude.testkit.RealParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class ProposalResourceTest {
  @Inject AgroalDataSource database;

  @Test
  void a_request_becomes_a_draft_is_submitted_and_accepted() {
    var draft = ProposalFixture.draft();
    draft
        .body("state", equalTo("DRAFT"))
        .body("revisionNumber", is(0))
        .body(
            "actions",
            contains("edit", "attach-friction-summary", "attach-pilot", "submit", "withdraw"))
        .body("etag", equalTo(draft.extract().header("ETag")));
    String id = draft.extract().path("id");

    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/readiness", id)
        .then()
        .statusCode(200)
        .body("ready", is(true))
        .body("findings.rule", contains("big-leap", "no-ally"))
        .body("findings.severity", contains("WARNING", "WARNING"))
        .body("drivers", hasSize(0));

    var submitted =
        given()
            .header("Authorization", bearer(AUTHOR))
            .header("If-Match", draft.extract().header("ETag"))
            .post("/api/v1/proposals/{id}/submit", id)
            .then()
            .statusCode(200)
            .body("state", equalTo("UNDER_REVIEW"))
            .body("revisionNumber", is(1))
            .body("actions", contains("withdraw"));

    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .get("/api/v1/proposals/{id}", id)
        .then()
        .statusCode(200)
        .body("actions", contains("accept", "counter", "decline", "extend"));

    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .header("If-Match", submitted.extract().header("ETag"))
        .contentType("application/json")
        .body("{\"revision\": 1}")
        .post("/api/v1/proposals/{id}/accept", id)
        .then()
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"))
        .body("actions", hasSize(0)); // the follow-up is the author's

    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .get("/api/v1/proposals/{id}/history", id)
        .then()
        .statusCode(200)
        .body("items.type", contains("proposal.created", "proposal.submitted", "proposal.accepted"))
        .body("items.revision", contains(1, 2, 3))
        .body("items.actor", contains(AUTHOR, AUTHOR, APPROVER));
  }

  /** A draft is its author's alone, and so is whom it was meant for before. */
  @Test
  void the_history_names_the_approver_from_the_submission_on() {
    var draft = ProposalFixture.draft();
    String id = draft.extract().path("id");
    String meantFor = "meant-for-" + UUID.randomUUID();
    var content = ProposalFixture.content(ProposalFixture.newDecision());
    var edited =
        given()
            .header("Authorization", bearer(AUTHOR))
            .contentType("application/json")
            .body(content.replace("\"approver\": \"morgan\"", "\"approver\": \"" + meantFor + "\""))
            .post("/api/v1/proposals")
            .then()
            .statusCode(201);
    String other = edited.extract().path("id");
    command(other, "withdraw", "\"1\"");
    assertThat(history(other)).doesNotContain(meantFor);

    command(id, "submit", "\"1\"");
    command(id, "withdraw", "\"2\"");
    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/history", id)
        .then()
        .body("items.data.approver", contains(null, APPROVER, APPROVER));
  }

  private static void command(String id, String verb, String etag) {
    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", etag)
        .post("/api/v1/proposals/{id}/{verb}", id, verb)
        .then()
        .statusCode(200);
  }

  private static String history(String id) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/history", id)
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .extract()
        .asString();
  }

  @Test
  void every_fault_of_a_body_is_named_at_once() {
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(
            """
            {"title": 7, "aprover": "morgan", "workScope": "GALAXY",
             "rights": [{"decision": "Not A Slug", "dimension": "QUALITY", "currentLevel": "CONSULT", "requestedLevel": "OWN"}],
             "metrics": [{"key": "m", "name": "M", "unit": "1", "direction": "HIGHER_IS_BETTER", "target": "high"}],
             "respondBy": "tomorrow"}
            """)
        .post("/api/v1/proposals")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/invalid-body"))
        .body(
            "errors.collect { it.pointer + ' ' + it.code }.sort()",
            contains(
                "/approver required",
                "/aprover unknown-property",
                "/metrics/0/target type",
                "/respondBy type",
                "/rights/0/decision format",
                "/rights/0/rationale required",
                "/rights/0/requestedLevel type",
                "/rights/0/risk required",
                "/title type",
                "/workScope type"))
        .body("errors.detail", hasItem("must be one of ROLE, PROJECT, TASK, PHASE"));
  }

  @Test
  void what_does_not_fit_together_in_clauses_checklist_and_missing_data_is_named_at_once() {
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(
            """
            {"title": "T", "approver": "morgan", "workScope": "TASK",
             "contextClauses": [
               {"event": "AUDIT", "reaction": "REVIEW"},
               {"event": "NEW_MANAGER", "reaction": "SUSPEND", "withinDays": 3},
               {"event": "AUDIT", "reaction": "REVIEW", "withinDays": 91},
               {"event": "FULL_MOON"}],
             "checklist": ["Totals agree", " ", "Names are right", "totals agree ", "%s"],
             "triggers": [
               {"key": "a", "metric": "m", "kind": "SIGNAL", "operator": "ABOVE", "threshold": {"basis": "ABSOLUTE", "value": 1},
                "noData": {"action": "PAUSE"}},
               {"key": "b", "metric": "m", "kind": "SIGNAL", "operator": "ABOVE", "threshold": {"basis": "ABSOLUTE", "value": 1},
                "noData": {"action": "NOTIFY", "grace": "P1M"}},
               {"key": "c", "metric": "m", "kind": "SIGNAL", "operator": "ABOVE", "threshold": {"basis": "ABSOLUTE", "value": 1},
                "noData": {"grace": "P3D"}}]}
            """
                .formatted("x".repeat(201)))
        .post("/api/v1/proposals")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/invalid-body"))
        .body(
            "errors.collect { it.pointer + ' ' + it.code + ' ' + it.detail }.sort()",
            contains(
                "/checklist/1 required must not be missing or blank",
                "/checklist/3 repeated is in the list already",
                "/checklist/4 size must have 0 to 200 characters, or items in a list",
                "/contextClauses/0/withinDays required must be given with REVIEW",
                "/contextClauses/1/withinDays not-allowed must be left out with SUSPEND",
                "/contextClauses/2 repeated is in the list already",
                "/contextClauses/2/withinDays range must be at most 90",
                "/contextClauses/3/event type must be one of RECENT_MISTAKE, NEW_MANAGER, HIGH_STAKES_PROJECT, REORGANISATION,"
                    + " TIGHT_DEADLINE, AUDIT, STAFF_OR_BUDGET_CUT, MIXED_PRIORITIES, PUBLIC_CRITICISM",
                "/contextClauses/3/reaction required must not be missing",
                "/triggers/0/noData/grace required must be given with PAUSE",
                "/triggers/1/noData/grace range must be 1 to 366 days, as in P10D",
                "/triggers/2/noData/action required must not be missing"));
  }

  @Test
  void a_list_of_clauses_or_of_things_to_check_has_an_end() {
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(
            """
            {"title": "T", "approver": "morgan", "workScope": "TASK", "contextClauses": [%s], "checklist": [%s]}
            """
                .formatted(
                    IntStream.range(0, 10)
                        .mapToObj(_ -> "{\"event\": \"AUDIT\", \"reaction\": \"SUSPEND\"}")
                        .collect(Collectors.joining(",")),
                    IntStream.range(0, 21)
                        .mapToObj(i -> "\"Item " + i + "\"")
                        .collect(Collectors.joining(","))))
        .post("/api/v1/proposals")
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code }",
            hasItems("/contextClauses size", "/checklist size"));
  }

  @Test
  void what_was_kept_before_there_were_clauses_is_read_as_having_none() throws Exception {
    String id = ProposalFixture.draft().extract().path("id");
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                """
                update proposal set content = content - 'contextClauses' - 'checklist' #- '{triggers,0,noData}' where id = ?
                """)) {
      statement.setObject(1, UUID.fromString(id));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}", id)
        .then()
        .statusCode(200)
        .body("content.contextClauses", hasSize(0))
        .body("content.checklist", hasSize(0))
        .body("content.triggers[0].noData.action", equalTo("HOLD"));
  }

  @Test
  void submitting_what_is_not_ready_is_422_and_names_everything_that_stands_in_the_way() {
    String id =
        given()
            .header("Authorization", bearer(AUTHOR))
            .contentType("application/json")
            .body("{\"title\": \"More say\", \"approver\": \"morgan\", \"workScope\": \"ROLE\"}")
            .post("/api/v1/proposals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", "\"1\"")
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/not-ready"))
        .body(
            "errors.code",
            contains(
                "nothing-requested",
                "no-boundary",
                "no-benefit",
                "no-measurable-success",
                "no-risk-named",
                "no-safeguard",
                "no-pilot",
                "no-answer-date"));
  }

  @Test
  void a_level_above_the_ceiling_is_stopped_at_submit() {
    var decision = ProposalFixture.newDecision("ADVISE");
    String id =
        given()
            .header("Authorization", bearer(AUTHOR))
            .contentType("application/json")
            .body(ProposalFixture.content(decision))
            .post("/api/v1/proposals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", "\"1\"")
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(422)
        .body("errors.code", contains("above-ceiling"))
        .body("errors.pointer", contains("/rights/0/requestedLevel"));
  }

  @Test
  void a_person_cannot_be_their_own_approver() {
    given()
        .header("Authorization", bearer(APPROVER))
        .contentType("application/json")
        .body(ProposalFixture.content("any"))
        .post("/api/v1/proposals")
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/own-approver"))
        .body("errors.pointer", contains("/approver"));
  }

  @Test
  void an_answer_to_another_revision_than_the_one_on_the_table_is_412() {
    var submitted = ProposalFixture.submitted();
    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .header("If-Match", submitted.extract().header("ETag"))
        .contentType("application/json")
        .body("{\"revision\": 2}")
        .post("/api/v1/proposals/{id}/accept", submitted.extract().<String>path("id"))
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-revision"));
  }

  /** The latest day that a date can be put off to is 62 days from today. */
  @Test
  void more_time_is_offered_while_there_is_any_to_be_had() {
    var today = LocalDate.now(ZoneOffset.UTC);
    for (var due : List.of(today.plusDays(61), today.plusDays(62))) {
      var answerable =
          ProposalFixture.content(ProposalFixture.newDecision())
              .replaceFirst("\"respondBy\": \"[^\"]*\"", "\"respondBy\": \"" + due + "\"");
      String id =
          given()
              .header("Authorization", bearer(AUTHOR))
              .contentType("application/json")
              .body(answerable)
              .post("/api/v1/proposals")
              .path("id");
      command(id, "submit", "\"1\"");
      var offered =
          given()
              .header("Authorization", bearer(APPROVER, "manager"))
              .get("/api/v1/proposals/{id}", id)
              .jsonPath()
              .getList("actions");
      int answer =
          given()
              .header("Authorization", bearer(APPROVER, "manager"))
              .header("If-Match", "\"2\"")
              .contentType("application/json")
              .body(
                  "{\"respondBy\": \"%s\", \"reason\": \"The audit comes first.\"}"
                      .formatted(due.plusDays(1)))
              .post("/api/v1/proposals/{id}/extend", id)
              .statusCode();
      boolean last = due.equals(today.plusDays(61));
      assertThat(answer).isEqualTo(last ? 200 : 422);
      assertThat(offered.contains("extend")).as(due + ": " + offered).isEqualTo(last);
    }
  }

  @Test
  void commands_need_the_version_the_caller_has_seen() {
    var draft = ProposalFixture.draft();
    String id = draft.extract().path("id");
    given()
        .header("Authorization", bearer(AUTHOR))
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(428)
        .body("type", equalTo("/problems/if-match-required"));
    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", "\"0\"")
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(412)
        .body("type", equalTo("/problems/stale-etag"));
  }

  @Test
  void a_revision_stays_as_it_was_submitted() {
    var submitted = ProposalFixture.submitted();
    String id = submitted.extract().path("id");
    String title = submitted.extract().path("content.title");
    var tag =
        given()
            .header("Authorization", bearer(APPROVER))
            .get("/api/v1/proposals/{id}/revisions/1", id)
            .then()
            .statusCode(200)
            .body("content.title", equalTo(title))
            .body("author", equalTo(AUTHOR))
            .extract()
            .header("ETag");
    given()
        .header("Authorization", bearer(APPROVER))
        .header("If-None-Match", tag)
        .get("/api/v1/proposals/{id}/revisions/1", id)
        .then()
        .statusCode(304);
    given()
        .header("Authorization", bearer(APPROVER))
        .get("/api/v1/proposals/{id}/revisions/2", id)
        .then()
        .statusCode(404);
  }

  @Test
  void only_hr_adds_to_the_catalogue_and_a_name_is_taken_once() {
    var type =
        "{\"slug\": \"%s\", \"title\": \"T\", \"dimension\": \"TIMING\", \"usualRisk\": \"LOW\", \"ceiling\": \"AGREE\"}"
            .formatted(ProposalFixture.newDecision());
    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .contentType("application/json")
        .body(type)
        .post("/api/v1/decision-types")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
    given()
        .header("Authorization", bearer("hanna", "hr"))
        .contentType("application/json")
        .body(type)
        .post("/api/v1/decision-types")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/slug-taken"));
  }

  @Test
  void the_feed_is_for_machines_and_auditors() {
    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposal-events")
        .then()
        .statusCode(403);
    given()
        .header("Authorization", bearer("ada", "auditor"))
        .get("/api/v1/proposal-events?limit=1")
        .then()
        .statusCode(200)
        .body("items[0].specversion", equalTo("1.0"))
        .body("items[0].source", equalTo("/api/v1/proposal-events"));
  }

  @Test
  void what_was_read_can_be_sent_back_as_it_is() {
    var draft = ProposalFixture.draft();
    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", draft.extract().header("ETag"))
        .contentType("application/json")
        .body(draft.extract().<Object>path("content"))
        .put("/api/v1/proposals/{id}", draft.extract().<String>path("id"))
        .then()
        .statusCode(200)
        .body("content", equalTo(draft.extract().path("content")));
  }

  @Test
  void money_travels_as_a_string_and_not_as_a_number() {
    var decision = ProposalFixture.newDecision();
    var limited =
        ProposalFixture.content(decision)
            .replace(
                "\"risk\": \"LOW\"",
                "\"risk\": \"LOW\", \"limit\": {\"amount\": %s, \"currency\": \"EUR\"}");
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(limited.replace("%s", "\"2500.00\""))
        .post("/api/v1/proposals")
        .then()
        .statusCode(201)
        .body("content.rights[0].limit.amount", equalTo("2500.00"));
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(limited.replace("%s", "2500.00"))
        .post("/api/v1/proposals")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/rights/0/limit/amount"))
        .body("errors.detail", contains("must be a decimal as a string, as in \"2500.00\""));
  }

  @Test
  void a_currency_is_one_that_there_is_and_what_was_kept_with_another_can_be_read()
      throws Exception {
    var limited =
        ProposalFixture.content(ProposalFixture.newDecision())
            .replace(
                "\"risk\": \"LOW\"",
                "\"risk\": \"LOW\", \"limit\": {\"amount\": \"2500.00\", \"currency\": \"%s\"}");
    for (var none : List.of("EUX", "eur", "EURO", "")) {
      given()
          .header("Authorization", bearer(AUTHOR))
          .contentType("application/json")
          .body(limited.replace("%s", none))
          .post("/api/v1/proposals")
          .then()
          .statusCode(422)
          .body(
              "errors.collect { it.pointer + ' ' + it.code + ' ' + it.detail }",
              contains(
                  "/rights/0/limit/currency format must be an ISO 4217 code of three letters"));
    }
    String id =
        given()
            .header("Authorization", bearer(AUTHOR))
            .contentType("application/json")
            .body(limited.replace("%s", "EUR"))
            .post("/api/v1/proposals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    try (var connection = database.getConnection();
        var statement =
            connection.prepareStatement(
                "update proposal set content = jsonb_set(content, '{rights,0,limit,currency}', '\"EUX\"') where id = ?")) {
      statement.setObject(1, UUID.fromString(id));
      assertThat(statement.executeUpdate()).isEqualTo(1);
    }
    command(id, "submit", "\"1\"");
    given()
        .header("Authorization", bearer(APPROVER))
        .get("/api/v1/proposals/{id}/revisions/1", id)
        .then()
        .statusCode(200)
        .body("content.rights[0].limit.currency", equalTo("EUX"));
  }

  @Test
  void a_period_that_ends_before_it_begins_is_no_baseline() {
    var today = LocalDate.now(ZoneOffset.UTC);
    var content = ProposalFixture.content("any", today);
    var first = today.minusDays(60).toString();
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(
            content.replace("\"to\": \"" + today.minusDays(1), "\"to\": \"" + today.minusDays(61)))
        .post("/api/v1/proposals")
        .then()
        .statusCode(422)
        .body(
            "errors.collect { it.pointer + ' ' + it.code + ' ' + it.detail }",
            contains(
                "/metrics/0/baseline/to order must not be before 'from'",
                "/metrics/1/baseline/to order must not be before 'from'"));
    given()
        .header("Authorization", bearer(AUTHOR))
        .contentType("application/json")
        .body(content.replace("\"to\": \"" + today.minusDays(1), "\"to\": \"" + first))
        .post("/api/v1/proposals")
        .then()
        .statusCode(201);
  }
}
