package dev.latitude.proposal.people;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;

import dev.latitude.proposal.proposal.ProposalFixture;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** People who ask, answer and support, as requests. */
final class PeopleFixture {
  static final String DATA = "/api/v1/personal-data/proposals";
  static final String HR = "hanna";

  private PeopleFixture() {}

  /** A person nobody else in the test run is. */
  static String somebody(String name) {
    return name + "-" + UUID.randomUUID();
  }

  static RequestSpecification as(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles)).contentType("application/json");
  }

  static String content(String decision, String approver, String holder) {
    return ProposalFixture.content(decision)
        .replace("\"approver\": \"morgan\"", "\"approver\": \"" + approver + "\"")
        .replace("\"heldBy\": \"morgan\"", "\"heldBy\": \"" + holder + "\"");
  }

  static String draft(String author, String content) {
    return as(author)
        .body(content)
        .post("/api/v1/proposals")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static String draft(String author, String approver, String holder) {
    return draft(author, content(ProposalFixture.newDecision(), approver, holder));
  }

  static String submitted(String author, String approver, String holder) {
    var id = draft(author, approver, holder);
    command(author, id, "submit", "{}");
    return id;
  }

  static Response command(String person, String id, String command, String body) {
    return as(person, "manager")
        .header("If-Match", "*")
        .body(body)
        .post("/api/v1/proposals/{id}/{command}", id, command)
        .then()
        .statusCode(command.equals("follow-up") ? 201 : 200)
        .extract()
        .response();
  }

  static void decline(String person, String id) {
    command(
        person,
        id,
        "decline",
        "{\"revision\": 1, \"reason\": \"WRONG_TIME\", \"wouldChange\": \"After the audit.\"}");
  }

  /** Support that was asked for: its path. */
  static String ask(String author, String proposal, String ally) {
    return "/api/v1/proposals/%s/endorsements/%s"
        .formatted(
            proposal,
            as(author)
                .body("{\"ally\": \"%s\", \"note\": \"You saw the reports.\"}".formatted(ally))
                .post("/api/v1/proposals/{id}/endorsements", proposal)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id"));
  }

  static String answer(String ally, String endorsement, String command) {
    as(ally)
        .header("If-Match", "*")
        .body(
            switch (command) {
              case "give" -> "{\"statement\": \"I stand behind it.\"}";
              case "decline" -> "{\"reason\": \"I know too little.\"}";
              default -> "";
            })
        .post(endorsement + "/" + command)
        .then()
        .statusCode(200);
    return endorsement;
  }

  static String entry(String person, String note) {
    return as(person)
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .body(
            """
            {"sign": "ROUTINE_SIGN_OFF", "decision": "client-report.publish", "day": "2026-03-02", "waiting": "PT6H", "workScope": "TASK", "note": "%s"}
            """
                .formatted(note))
        .post("/api/v1/friction-entries")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  static Response tryToForget(String person, String by, String... roles) {
    return as(by, roles)
        .body("{\"person\": \"%s\"}".formatted(person))
        .post(DATA + "/pseudonymisations");
  }

  static ValidatableResponse forget(String person) {
    return tryToForget(person, HR, "hr").then().statusCode(202);
  }
}
