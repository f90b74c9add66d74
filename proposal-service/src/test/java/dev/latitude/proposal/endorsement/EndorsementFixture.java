package dev.latitude.proposal.endorsement;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;

import dev.latitude.proposal.proposal.ProposalFixture;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A proposal, somebody to support it, and what they can do, as requests. */
final class EndorsementFixture {
  static final String ALLY = "alex";

  private EndorsementFixture() {}

  /** A draft and what it says. */
  record Draft(String id, String content) {}

  static Draft draft() {
    var content = ProposalFixture.content(ProposalFixture.newDecision());
    String id =
        as(AUTHOR)
            .body(content)
            .post("/api/v1/proposals")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new Draft(id, content);
  }

  static Response proposal(String id) {
    return as(AUTHOR).get("/api/v1/proposals/{id}", id);
  }

  static void edit(String id, String content) {
    as(AUTHOR)
        .header("If-Match", proposal(id).header("ETag"))
        .body(content)
        .put("/api/v1/proposals/{id}", id)
        .then()
        .statusCode(200);
  }

  static void submit(String id) {
    command(AUTHOR, id, "submit", "{}");
  }

  /** One side answers the revision on the table with another offer. */
  static void counter(String person, String id, String content) {
    int revision = proposal(id).path("revisionNumber");
    command(
        person, id, "counter", "{\"revision\": %d, \"content\": %s}".formatted(revision, content));
  }

  static void accept(String id) {
    int revision = proposal(id).path("revisionNumber");
    command(APPROVER, id, "accept", "{\"revision\": %d}".formatted(revision));
  }

  static void withdraw(String id) {
    command(AUTHOR, id, "withdraw", "{}");
  }

  private static void command(String person, String id, String command, String body) {
    as(person, "manager")
        .header("If-Match", proposal(id).header("ETag"))
        .body(body)
        .post("/api/v1/proposals/{id}/{command}", id, command)
        .then()
        .statusCode(200);
  }

  static Response tryToAsk(String person, String proposal, String ally) {
    return as(person, "manager")
        .body("{\"ally\": \"%s\", \"note\": \"You saw the reports.\"}".formatted(ally))
        .post("/api/v1/proposals/{id}/endorsements", proposal);
  }

  static Response ask(String proposal, String ally) {
    return tryToAsk(AUTHOR, proposal, ally).then().statusCode(201).extract().response();
  }

  static Response give(Response endorsement) {
    return answer(endorsement.path("ally"), endorsement, "give")
        .then()
        .statusCode(200)
        .extract()
        .response();
  }

  /** Somebody gives the command on what they have seen. */
  static Response answer(String person, Response endorsement, String command, String... roles) {
    var request = as(person, roles).header("If-Match", endorsement.header("ETag"));
    switch (command) {
      case "give" -> request.body("{\"statement\": \"I stand behind it.\"}");
      case "decline" -> request.body("{\"reason\": \"I know too little.\"}");
      default -> {}
    }
    return request.post(path(endorsement) + "/" + command);
  }

  static Response read(String person, Response endorsement, String... roles) {
    return as(person, roles).get(path(endorsement));
  }

  static Response freshness(String person, Response endorsement, String... roles) {
    return as(person, roles).get(path(endorsement) + "/freshness");
  }

  static Response list(String person, String proposal, String... roles) {
    return as(person, roles).get("/api/v1/proposals/{id}/endorsements", proposal);
  }

  static Response readiness(String proposal) {
    return as(AUTHOR).get("/api/v1/proposals/{id}/readiness", proposal);
  }

  static String path(Response endorsement) {
    return "/api/v1/proposals/"
        + endorsement.path("proposalId")
        + "/endorsements/"
        + endorsement.path("id");
  }

  static RequestSpecification as(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles)).contentType("application/json");
  }
}
