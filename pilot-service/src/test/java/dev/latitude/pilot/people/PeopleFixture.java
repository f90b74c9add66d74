package dev.latitude.pilot.people;

import static dev.latitude.pilot.PilotFixture.APPROVER;
import static dev.latitude.pilot.PilotFixture.GUARDRAILS;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.measurement;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.PilotFixture.start;
import static dev.latitude.pilot.PilotFixture.today;

import dev.latitude.kit.history.ChainCheck;
import io.agroal.api.AgroalDataSource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.UUID;

/** Pilots of people whom no other test knows. */
public record PeopleFixture(String author, String approver, String holder) {

  public RequestSpecification asAuthor() {
    return as(author);
  }

  public RequestSpecification asApprover() {
    return as(approver, "manager");
  }

  public String planned() {
    var content =
        content(GUARDRAILS)
            .replace("\"approver\": \"" + APPROVER, "\"approver\": \"" + approver)
            .replace("\"heldBy\": \"morgan", "\"heldBy\": \"" + holder)
            .replace("\"benefits\"", "\"checklist\": [\"Totals agree\"], \"benefits\"");
    return asAuthor()
        .body(
            "{\"proposalId\": \"%s\", \"start\": \"%s\"}"
                .formatted(proposalOf("ACCEPTED", author, content), start()))
        .post("/api/v1/pilots")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public String active() {
    var id = planned();
    String hash = read(id).extract().path("triggerSetHash");
    acknowledge(asAuthor(), id, hash);
    acknowledge(asApprover(), id, hash);
    command(asAuthor(), id, "start", "").statusCode(200);
    return id;
  }

  public void acknowledge(RequestSpecification party, String id, String hash) {
    command(party, id, "acknowledge", "{\"triggerSetHash\": \"%s\"}".formatted(hash))
        .statusCode(200);
  }

  public ValidatableResponse read(String id) {
    return asAuthor().get("/api/v1/pilots/{id}", id).then().statusCode(200);
  }

  /** Gives a command for the version there is. */
  public ValidatableResponse command(
      RequestSpecification party, String id, String verb, String body) {
    String etag = read(id).extract().path("etag");
    return party.header("If-Match", etag).body(body).post("/api/v1/pilots/{id}/" + verb, id).then();
  }

  /** Puts other brakes on the table, and says which. */
  public String proposes(RequestSpecification party, String id, int limit) {
    return command(
            party,
            id,
            "propose-trigger-set",
            "{\"triggers\": %s, \"reason\": \"It has gone well.\"}"
                .formatted(GUARDRAILS.replace("\"value\": 4}", "\"value\": " + limit + "}")))
        .statusCode(200)
        .extract()
        .path("proposedTriggerSet.hash");
  }

  public String measure(RequestSpecification party, String id, int week, String value) {
    return party
        .body(
            measurement(
                "client-score",
                start().plusDays(7L * (week - 1)),
                start().plusDays(7L * week - 1),
                value,
                40))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public void dispute(RequestSpecification party, String id, String measurement) {
    party
        .body("{\"reason\": \"The survey was sent twice.\"}")
        .post("/api/v1/pilots/{id}/measurements/{m}/dispute", id, measurement)
        .then()
        .statusCode(200);
  }

  public void resolve(RequestSpecification party, String id, String measurement) {
    party
        .body("{\"outcome\": \"REJECTED\"}")
        .post("/api/v1/pilots/{id}/measurements/{m}/resolve", id, measurement)
        .then()
        .statusCode(200);
  }

  public void reportStatus(String id) {
    asAuthor()
        .body(
            """
            {"period": 1, "summary": "All went out on Monday.", "health": "ON_TRACK",
             "checklist": [{"item": "Totals agree", "done": true}]}
            """)
        .post("/api/v1/pilots/{id}/status-updates", id)
        .then()
        .statusCode(201);
  }

  public void checkDelivery(String id, boolean done) {
    asAuthor()
        .body(
            """
            {"delivery": "Report of the third week", "deliveredOn": "%s", "items": [{"item": "Totals agree", "done": %s}]}
            """
                .formatted(start().plusDays(20), done))
        .post("/api/v1/pilots/{id}/checklist-runs", id)
        .then()
        .statusCode(201);
  }

  public String record(RequestSpecification party, String id, String kind) {
    return party
        .body(
            """
            {"kind": "%s", "decision": "client-report.publish", "occurredOn": "%s", "what": "The report went out."}
            """
                .formatted(kind, today()))
        .post("/api/v1/pilots/{id}/decisions", id)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public void answer(RequestSpecification party, String id, String decision) {
    party
        .body("{\"agrees\": true}")
        .post("/api/v1/pilots/{id}/decisions/{decision}/answer", id, decision)
        .then()
        .statusCode(200);
  }

  public void review(String id, String outcome, String more) {
    command(
            asApprover(),
            id,
            "reviews",
            "{\"outcome\": \"%s\", \"note\": \"We talked.\"%s}".formatted(outcome, more))
        .statusCode(201);
  }

  /** Both have taken every part there is; it has its last day still to come. */
  public String lively() {
    var id = active();
    var first = measure(asAuthor(), id, 1, "4.4");
    dispute(asApprover(), id, first);
    resolve(asAuthor(), id, first);
    measure(asApprover(), id, 1, "4.3"); // corrects what was disputed
    var second = measure(asApprover(), id, 2, "4.4");
    dispute(asAuthor(), id, second);
    resolve(asApprover(), id, second);
    reportStatus(id);
    checkDelivery(id, false);
    checkDelivery(id, true);
    answer(asApprover(), id, record(asAuthor(), id, "TAKEN"));
    answer(asAuthor(), id, record(asApprover(), id, "OVERRIDE"));
    var agreed = proposes(asAuthor(), id, 5);
    acknowledge(asAuthor(), id, agreed);
    acknowledge(asApprover(), id, agreed);
    review(
        id,
        "EXTEND",
        ", \"end\": \"%s\", \"reviewDates\": [\"%s\"]"
            .formatted(start().plusDays(41), start().plusDays(35)));
    return id;
  }

  /** Whether the history of a pilot is the one that its row ends with. */
  public static boolean isWhole(ChainCheck chain, AgroalDataSource database, String id) {
    try (var connection = database.getConnection();
        var find = connection.prepareStatement("select head_hash from pilot where id = ?::uuid")) {
      find.setString(1, id);
      try (var row = find.executeQuery()) {
        return row.next() && chain.isWhole(UUID.fromString(id), row.getBytes(1));
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("Cannot look at the pilot " + id, failure);
    }
  }

  /** As {@link #lively}, and at its end. */
  public String completed() {
    var id = lively();
    review(id, "STOP", "");
    return id;
  }

  /** As {@link #lively}, and reverted while something was on the table. */
  public String reverted() {
    var id = lively();
    acknowledge(asAuthor(), id, proposes(asAuthor(), id, 6));
    command(asApprover(), id, "revert", "{\"reason\": \"It does not work.\"}").statusCode(200);
    return id;
  }
}
