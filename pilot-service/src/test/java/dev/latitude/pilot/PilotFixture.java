package dev.latitude.pilot;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The weekly client report on trial, as requests. */
public final class PilotFixture {
  public static final String AUTHOR = "robin";
  public static final String APPROVER = "morgan";

  /** A score that falls by more than a tenth, or more than four in a hundred with an error. */
  public static final String GUARDRAILS =
      """
      [{"key": "score-falls", "metric": "client-score", "kind": "GUARDRAIL", "operator": "BELOW",
        "threshold": {"basis": "BASELINE_PERCENT", "value": -10}, "consecutive": 1, "minimumSample": 5, "mode": "ARMED"},
       {"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE",
        "threshold": {"basis": "ABSOLUTE", "value": 4}, "consecutive": 2, "minimumSample": 1, "mode": "ARMED"}]
      """;

  private PilotFixture() {}

  public static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  /** When the pilots here start: three of their four weeks have passed. */
  public static LocalDate start() {
    return today().minusDays(21);
  }

  public static RequestSpecification as(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles)).contentType("application/json");
  }

  public static RequestSpecification asAuthor() {
    return as(AUTHOR);
  }

  public static RequestSpecification asApprover() {
    return as(APPROVER, "manager");
  }

  public static UUID acceptedProposal() {
    return proposal("ACCEPTED", GUARDRAILS);
  }

  public static UUID proposal(String state, String triggers) {
    return proposalOf(state, content(triggers));
  }

  /** Puts a proposal where the service under test fetches it from. */
  public static UUID proposalOf(String state, String content) {
    return proposalOf(state, AUTHOR, content);
  }

  public static UUID proposalOf(String state, String author, String content) {
    return proposalOf(state, author, content, content);
  }

  /** One whose revision was put otherwise than it stands now. */
  public static UUID proposalOf(String state, String author, String content, String asPut) {
    var id = UUID.randomUUID();
    given()
        .baseUri(stub())
        .body(
            """
            {"id": "%s", "state": "%s", "author": "%s", "revisionNumber": 2, "actions": [], "content": %s, "asPut": %s}
            """
                .formatted(id, state, author, content, asPut))
        .put("/stub/proposals/{id}", id)
        .then()
        .statusCode(204);
    return id;
  }

  public static String content(String triggers) {
    return """
    {
      "title": "Publish the weekly client report without a sign-off",
      "approver": "%s",
      "workScope": "TASK",
      "rights": [{"decision": "client-report.publish", "dimension": "QUALITY", "currentLevel": "CONSULT", "requestedLevel": "DELEGATE",
                  "limit": {"amount": "2500.00", "currency": "EUR"}, "risk": "LOW", "rationale": "I write it and know the numbers best."}],
      "boundaries": [{"decision": "What the report measures", "heldBy": "morgan"}],
      "benefits": ["A day less between the numbers and the client"],
      "metrics": [
        {"key": "client-score", "name": "Client score", "unit": "points", "direction": "HIGHER_IS_BETTER",
         "baseline": {"value": 4.20, "source": "Client survey", "from": "2026-01-01", "to": "2026-03-31"}, "target": 4.3},
        {"key": "error-rate", "name": "Errors in the report", "unit": "%%", "direction": "LOWER_IS_BETTER", "target": 1.5}],
      "risks": [{"description": "A wrong number reaches the client", "mitigation": "A checklist before sending", "trigger": "errors-rise"}],
      "triggers": %s,
      "pilot": {"start": "%s", "end": "%s", "reviewDates": ["%s", "%s"], "statusUpdateEvery": "P7D"}
    }
    """
        .formatted(
            APPROVER,
            triggers,
            today(),
            today().plusDays(27),
            today().plusDays(7),
            today().plusDays(14));
  }

  public static void proposalServiceIs(String mode) {
    given().baseUri(stub()).body(mode).put("/stub/mode").then().statusCode(204);
  }

  /** How often it was asked since it last changed. */
  public static int questionsToProposalService() {
    return Integer.parseInt(given().baseUri(stub()).get("/stub/questions").asString());
  }

  private static String stub() {
    return ConfigProvider.getConfig().getValue("latitude.proposal-service.url", String.class);
  }

  /** A pilot that was recorded with a start three weeks ago. */
  public static String planned(String triggers) {
    return asAuthor()
        .body(
            """
            {"proposalId": "%s", "start": "%s"}
            """
                .formatted(proposal("ACCEPTED", triggers), start()))
        .post("/api/v1/pilots")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public static String planned() {
    return planned(GUARDRAILS);
  }

  public static String active(String triggers) {
    var id = planned(triggers);
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    command(asAuthor(), id, "start", "").statusCode(200);
    return id;
  }

  public static String active() {
    return active(GUARDRAILS);
  }

  /** A pilot that starts today. */
  public static String beginning(UUID proposal) {
    String id =
        asAuthor()
            .body("{\"proposalId\": \"%s\"}".formatted(proposal))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    command(asAuthor(), id, "start", "").statusCode(200);
    return id;
  }

  public static void acknowledge(RequestSpecification party, String id) {
    String hash = read(id).extract().path("triggerSetHash");
    command(party, id, "acknowledge", "{\"triggerSetHash\": \"%s\"}".formatted(hash))
        .statusCode(200);
  }

  public static ValidatableResponse read(String id) {
    return asAuthor().get("/api/v1/pilots/{id}", id).then().statusCode(200);
  }

  public static String etag(String id) {
    return read(id).extract().path("etag");
  }

  /** Gives a command for the version there is. */
  public static ValidatableResponse command(
      RequestSpecification party, String id, String verb, String body) {
    return party
        .header("If-Match", etag(id))
        .body(body)
        .post("/api/v1/pilots/{id}/" + verb, id)
        .then();
  }

  public static ValidatableResponse measure(String id, String metric, int week, String value) {
    return measure(id, metric, week, value, 40);
  }

  /** A value for the n-th week of the pilot. */
  public static ValidatableResponse measure(
      String id, String metric, int week, String value, int sample) {
    return asAuthor()
        .body(
            measurement(
                metric,
                start().plusDays(7L * (week - 1)),
                start().plusDays(7L * week - 1),
                value,
                sample))
        .post("/api/v1/pilots/{id}/measurements", id)
        .then();
  }

  public static String measurement(
      String metric, LocalDate from, LocalDate to, String value, int sample) {
    return """
    {"metric": "%s", "from": "%s", "to": "%s", "value": %s, "sampleSize": %d, "source": "Client survey"}
    """
        .formatted(metric, from, to, value, sample);
  }

  public static ValidatableResponse review(String id, String outcome) {
    return command(
        asApprover(),
        id,
        "reviews",
        "{\"outcome\": \"%s\", \"note\": \"We talked.\"}".formatted(outcome));
  }

  public static ValidatableResponse history(String id) {
    return asAuthor().get("/api/v1/pilots/{id}/history?limit=200", id).then().statusCode(200);
  }
}
