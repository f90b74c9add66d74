package dev.latitude.proposal.attachment;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class AttachmentResourceTest {
  /** Asked for here and not injected: other tests' runs of the service do not know it. */
  private final String stub =
      ConfigProvider.getConfig().getValue("test.pilot-service.stub", String.class);

  @AfterEach
  void mend() {
    failing(0);
    CircuitBreakerMaintenance.get().resetAll();
  }

  @Test
  void a_finished_pilot_of_the_authors_is_offered_attached_and_frozen_into_the_revision() {
    var pilot = pilot(AUTHOR, "COMPLETED");
    var draft = ProposalFixture.draft().extract().response();
    offers(draft)
        .then()
        .statusCode(200)
        .body("finishedPilots.pilotId", hasItem(pilot))
        .body("missing", hasSize(0));

    var attached = attachPilot(draft, pilot);
    attached
        .then()
        .statusCode(200)
        .body("attachments.kind", contains("FINISHED_PILOT"))
        .body("attachments[0].frozenAt", notNullValue())
        .body("attachments[0].finishedPilot.pilotId", equalTo(pilot))
        .body("attachments[0].finishedPilot.result", equalTo("GRADUATED"))
        .body("attachments[0].finishedPilot.rights[0].level", equalTo("DELEGATE"));

    var again = attachPilot(attached, pilot);
    again.then().statusCode(200).body("attachments", hasSize(1));

    submit(again).then().statusCode(200);
    given()
        .header("Authorization", bearer(APPROVER, "manager"))
        .get("/api/v1/proposals/{id}/revisions/1", draft.<String>path("id"))
        .then()
        .statusCode(200)
        .body("attachments[0].finishedPilot.pilotId", equalTo(pilot));
  }

  /** Who approves by now may have decided nothing in it. */
  @Test
  void a_finished_pilot_names_who_ended_it_and_who_approves_it_where_nobody_knows() {
    var known = pilot(AUTHOR, "COMPLETED", "\"completedBy\": \"maria\",");
    var draft = ProposalFixture.draft().extract().response();
    var attached = attachPilot(draft, known);
    attached.then().body("attachments[0].finishedPilot.approver", equalTo("maria"));
    attachPilot(attached, pilot(AUTHOR, "COMPLETED"))
        .then()
        .body("attachments[1].finishedPilot.approver", equalTo("morgan"));
  }

  @Test
  void an_auditor_who_tried_something_is_offered_it_however_much_others_have_finished_since() {
    var auditor = "auditor-" + UUID.randomUUID();
    var draft = draft(auditor, ProposalFixture.newDecision());
    var pilot = pilot(auditor, "COMPLETED");
    for (int i = 0; i < 200; i++) {
      pilot("sam", "COMPLETED");
    }
    given()
        .header("Authorization", bearer(auditor, "auditor"))
        .get("/api/v1/proposals/{id}/evidence-offers", draft.<String>path("id"))
        .then()
        .statusCode(200)
        .body("finishedPilots.pilotId", contains(pilot))
        .body("missing", hasSize(0));
  }

  @Test
  void of_more_finished_pilots_than_are_offered_it_is_said_that_there_are_others() {
    var author = "author-" + UUID.randomUUID();
    var draft = draft(author, ProposalFixture.newDecision());
    var oldest = pilot(author, "COMPLETED");
    for (int i = 0; i < 200; i++) {
      pilot(author, "COMPLETED");
    }
    given()
        .header("Authorization", bearer(author))
        .get("/api/v1/proposals/{id}/evidence-offers", draft.<String>path("id"))
        .then()
        .statusCode(200)
        .body("finishedPilots", hasSize(200))
        .body("finishedPilots.pilotId", not(hasItem(oldest)))
        .body(
            "missing.detail",
            contains(
                "Of your finished pilots only the newest 200 are offered. An older one can be attached all the same, by its id."));
    command(author, draft, "attach-pilot", "{\"pilot\": \"%s\"}".formatted(oldest))
        .then()
        .statusCode(200);
  }

  @Test
  void a_pilot_that_goes_on_or_is_somebody_elses_is_no_evidence() {
    var draft = ProposalFixture.draft().extract().response();
    for (var pilot :
        new String[] {
          pilot(AUTHOR, "ACTIVE"), pilot("sam", "COMPLETED"), UUID.randomUUID().toString()
        }) {
      offers(draft).then().body("finishedPilots.pilotId", not(hasItem(pilot)));
      attachPilot(draft, pilot)
          .then()
          .statusCode(422)
          .body("type", equalTo("/problems/nothing-to-attach"))
          .body("errors.pointer", contains("/pilot"));
    }
    read(draft).then().body("etag", equalTo(draft.path("etag")));
  }

  @Test
  void while_pilot_service_is_away_the_proposal_works_and_says_what_is_missing() {
    var pilot = pilot(AUTHOR, "COMPLETED");
    var draft = ProposalFixture.draft().extract().response();
    failing(500);
    offers(draft)
        .then()
        .statusCode(200)
        .body("finishedPilots", hasSize(0))
        .body("missing.source", contains("pilot-service"));
    attachPilot(draft, pilot)
        .then()
        .statusCode(503)
        .header("Retry-After", "5")
        .body("detail", containsString("Nothing was attached"));
    submit(draft).then().statusCode(200);
  }

  @Test
  void a_repetition_is_answered_as_at_first_once_the_proposal_is_submitted() {
    var draft = ProposalFixture.draft().extract().response();
    var which = "{\"pilot\": \"%s\"}".formatted(pilot(AUTHOR, "COMPLETED"));
    var key = UUID.randomUUID().toString();
    var attached = command(AUTHOR, draft, "attach-pilot", which, key);
    attached.then().statusCode(200);
    submit(attached).then().statusCode(200);
    failing(500);
    command(AUTHOR, draft, "attach-pilot", which, key)
        .then()
        .statusCode(200)
        .header("Idempotency-Replayed", "true")
        .header("ETag", equalTo(attached.header("ETag")))
        .body("state", equalTo("DRAFT"));
  }

  @Test
  void whoever_has_asked_pilot_service_too_often_is_told_so_and_nobody_else_waits() {
    var pilot = pilot(AUTHOR, "COMPLETED");
    var draft = ProposalFixture.draft().extract().response();
    failing(429);
    offers(draft)
        .then()
        .statusCode(200)
        .body("finishedPilots", hasSize(0))
        .body("missing.detail", contains(endsWith("ask again in 17 seconds.")));
    for (int i = 0; i < 25; i++) {
      attachPilot(draft, pilot)
          .then()
          .statusCode(429)
          .header("Retry-After", "17")
          .body("type", equalTo("/problems/too-many-requests"));
    }
    failing(0);
    attachPilot(draft, pilot).then().statusCode(200);
  }

  @Test
  void what_the_friction_log_says_is_frozen_and_a_later_entry_changes_nothing() {
    var author = "author-" + UUID.randomUUID();
    var decision = ProposalFixture.newDecision();
    var draft = draft(author, decision);
    var today = LocalDate.now(ZoneOffset.UTC);
    waited(author, decision, "PT6H", today);
    var attached = attachFriction(author, draft, decision, today.minusDays(30), today);
    attached
        .then()
        .statusCode(200)
        .body("attachments[0].kind", equalTo("FRICTION_SUMMARY"))
        .body("attachments[0].frictionSummary.count", equalTo(1))
        .body("attachments[0].frictionSummary.medianWaiting", equalTo("PT6H"));
    waited(author, decision, "PT8H", today);
    given()
        .header("Authorization", bearer(author))
        .get("/api/v1/proposals/{id}", draft.<String>path("id"))
        .then()
        .body("attachments[0].frictionSummary.count", equalTo(1));
    attachFriction(author, attached, decision, today.minusDays(30), today)
        .then()
        .body("attachments.frictionSummary.count", contains(2));
  }

  @Test
  void an_empty_log_is_no_evidence() {
    var author = "author-" + UUID.randomUUID();
    var decision = ProposalFixture.newDecision();
    var today = LocalDate.now(ZoneOffset.UTC);
    attachFriction(author, draft(author, decision), decision, today.minusDays(30), today)
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/nothing-to-attach"));
  }

  @Test
  void an_attachment_is_taken_out_by_its_id() {
    var draft = ProposalFixture.draft().extract().response();
    var attached = attachPilot(draft, pilot(AUTHOR, "COMPLETED"));
    attached.then().body("actions", hasItem("detach"));
    command(AUTHOR, attached, "detach", "{\"attachment\": \"%s\"}".formatted(UUID.randomUUID()))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/attachment"));
    String id = attached.path("attachments[0].id");
    command(AUTHOR, attached, "detach", "{\"attachment\": \"%s\"}".formatted(id))
        .then()
        .statusCode(200)
        .body("attachments", hasSize(0))
        .body("actions", not(hasItem("detach")));
  }

  @Test
  void a_proposal_holds_twenty_attachments_and_no_more() {
    var proposal = ProposalFixture.draft().extract().response();
    for (int i = 0; i < 20; i++) {
      proposal = attachPilot(proposal, pilot(AUTHOR, "COMPLETED"));
      proposal.then().statusCode(200);
    }
    attachPilot(proposal, pilot(AUTHOR, "COMPLETED"))
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/too-many-attachments"));
  }

  private Response attachPilot(Response proposal, String pilot) {
    return command(AUTHOR, proposal, "attach-pilot", "{\"pilot\": \"%s\"}".formatted(pilot));
  }

  private static Response attachFriction(
      String author, Response proposal, String decision, LocalDate from, LocalDate to) {
    return command(
        author,
        proposal,
        "attach-friction-summary",
        "{\"decision\": \"%s\", \"from\": \"%s\", \"to\": \"%s\"}".formatted(decision, from, to));
  }

  private static Response command(String author, Response proposal, String verb, String body) {
    return command(author, proposal, verb, body, UUID.randomUUID().toString());
  }

  private static Response command(
      String author, Response proposal, String verb, String body, String key) {
    return given()
        .header("Authorization", bearer(author))
        .header("If-Match", proposal.header("ETag"))
        .header("Idempotency-Key", key)
        .contentType("application/json")
        .body(body)
        .post("/api/v1/proposals/{id}/{verb}", proposal.<String>path("id"), verb);
  }

  private static Response submit(Response proposal) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", proposal.header("ETag"))
        .post("/api/v1/proposals/{id}/submit", proposal.<String>path("id"));
  }

  private static Response offers(Response proposal) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/evidence-offers", proposal.<String>path("id"));
  }

  private static Response read(Response proposal) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}", proposal.<String>path("id"));
  }

  private static Response draft(String author, String decision) {
    return given()
        .header("Authorization", bearer(author))
        .contentType("application/json")
        .body(ProposalFixture.content(decision))
        .post("/api/v1/proposals");
  }

  private static void waited(String author, String decision, String waiting, LocalDate day) {
    given()
        .header("Authorization", bearer(author))
        .contentType("application/json")
        .body(
            """
            {"sign": "%s", "decision": "%s", "day": "%s", "waiting": "%s", "workScope": "TASK"}
            """
                .formatted("ROUTINE_SIGN_OFF", decision, day, waiting))
        .post("/api/v1/friction-entries")
        .then()
        .statusCode(201);
  }

  /** With a status; 0 is well. */
  private void failing(int status) {
    given().body(String.valueOf(status)).post(stub + "/stub/failing").then().statusCode(204);
  }

  private String pilot(String author, String state) {
    return pilot(author, state, "");
  }

  private String pilot(String author, String state, String more) {
    var id = UUID.randomUUID().toString();
    var end = state.equals("COMPLETED");
    given()
        .contentType("application/json")
        .body(
            """
            {"id": "%s", "state": "%s", "proposalId": "%s", "author": "%s", "approver": "morgan", "startedAt": "2026-01-05T09:00:00Z",
             %s %s "terms": {"title": "Weekly report", "rights": [{"decision": "client-report.publish", "level": "DELEGATE"}]}}
            """
                .formatted(
                    id,
                    state,
                    UUID.randomUUID(),
                    author,
                    end
                        ? "\"completedAt\": \"2026-02-02T09:00:00Z\", \"result\": \"GRADUATED\","
                        : "",
                    more))
        .post(stub + "/stub/pilots/" + id)
        .then()
        .statusCode(204);
    return id;
  }
}
