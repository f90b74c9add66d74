package dev.latitude.proposal.proposal;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** The weekly client report, as requests. */
public final class ProposalFixture {
  public static final String AUTHOR = "robin";
  public static final String APPROVER = "morgan";

  private ProposalFixture() {}

  /** Content that readiness lets through. */
  public static String content(String decision) {
    return content(decision, LocalDate.now(ZoneOffset.UTC));
  }

  public static String content(String decision, LocalDate today) {
    return """
    {
      "title": "Publish the weekly client report without a sign-off",
      "approver": "%s",
      "workScope": "TASK",
      "businessOutcome": "The client has the report on Monday morning instead of Tuesday night.",
      "rights": [{"decision": "%s", "dimension": "QUALITY", "currentLevel": "CONSULT", "requestedLevel": "DELEGATE",
                  "risk": "LOW", "rationale": "I write it and know the numbers best."}],
      "boundaries": [{"decision": "What the report measures", "heldBy": "morgan"}],
      "benefits": ["A day less between the numbers and the client"],
      "metrics": [
        {"key": "client-score", "name": "Client score", "unit": "points", "direction": "HIGHER_IS_BETTER",
         "baseline": {"value": 4.2, "source": "Client survey", "from": "%s", "to": "%s"}, "target": 4.3},
        {"key": "error-rate", "name": "Errors in the report", "unit": "%%", "direction": "LOWER_IS_BETTER",
         "baseline": {"value": 2.0, "source": "Corrections sent", "from": "%s", "to": "%s"}, "target": 1.5}],
      "risks": [{"description": "A wrong number reaches the client", "mitigation": "A checklist before sending", "trigger": "errors-rise"}],
      "triggers": [
        {"key": "score-falls", "metric": "client-score", "kind": "GUARDRAIL", "operator": "BELOW",
         "threshold": {"basis": "BASELINE_PERCENT", "value": -10}, "noData": {"action": "NOTIFY", "grace": "P10D"}},
        {"key": "errors-rise", "metric": "error-rate", "kind": "GUARDRAIL", "operator": "ABOVE",
         "threshold": {"basis": "ABSOLUTE", "value": 4}, "noData": {"action": "PAUSE", "grace": "P14D"}}],
      "contextClauses": [
        {"event": "NEW_MANAGER", "reaction": "REVIEW", "withinDays": 14},
        {"event": "AUDIT", "reaction": "SUSPEND"}],
      "checklist": ["Totals agree with the ledger"],
      "evidence": [{"title": "Quarterly figures for the board", "result": "Sent without a correction four times in a row."}],
      "pilot": {"start": "%s", "end": "%s", "reviewDates": ["%s", "%s"]},
      "respondBy": "%s"
    }
    """
        .formatted(
            APPROVER,
            decision,
            today.minusDays(60),
            today.minusDays(1),
            today.minusDays(60),
            today.minusDays(1),
            today,
            today.plusDays(27),
            today.plusDays(7),
            today.plusDays(14),
            today.plusDays(5));
  }

  /** The same, put before somebody in particular. */
  public static String contentFor(String approver) {
    return content(newDecision())
        .replace("\"approver\": \"morgan\"", "\"approver\": \"" + approver + "\"");
  }

  /** Adds a decision nobody else in the test run uses, and answers its slug. */
  public static String newDecision() {
    return newDecision("DELEGATE");
  }

  public static String newDecision(String ceiling) {
    var slug = "report-" + UUID.randomUUID();
    given()
        .header("Authorization", bearer("hanna", "hr"))
        .contentType("application/json")
        .body(
            """
            {"slug": "%s", "title": "Publish the client report", "dimension": "QUALITY", "usualRisk": "LOW", "ceiling": "%s"}
            """
                .formatted(slug, ceiling))
        .post("/api/v1/decision-types")
        .then()
        .statusCode(201);
    return slug;
  }

  /** A draft of the author's, ready to be submitted. */
  public static ValidatableResponse draft() {
    return draft(AUTHOR, APPROVER);
  }

  /** The same of another author, who means to ask somebody else. */
  public static ValidatableResponse draft(String author, String approver) {
    return given()
        .header("Authorization", bearer(author))
        .contentType("application/json")
        .body(contentFor(approver))
        .post("/api/v1/proposals")
        .then()
        .statusCode(201);
  }

  public static ValidatableResponse submitted() {
    return submitted(AUTHOR, draft());
  }

  /** Put before somebody in particular. */
  public static ValidatableResponse submitted(String author, String approver) {
    return submitted(author, draft(author, approver));
  }

  private static ValidatableResponse submitted(String author, ValidatableResponse draft) {
    return given()
        .header("Authorization", bearer(author))
        .header("If-Match", draft.extract().header("ETag"))
        .post("/api/v1/proposals/{id}/submit", draft.extract().<String>path("id"))
        .then()
        .statusCode(200);
  }

  /** Has somebody else approve everything that the approver does. */
  public static ValidatableResponse handOver(String approver, String successor) {
    return given()
        .header("Authorization", bearer("hanna", "hr"))
        .contentType("application/json")
        .body(
            """
            {"approver": "%s", "successor": "%s", "reason": "Another team from December on."}
            """
                .formatted(approver, successor))
        .post("/api/v1/hand-overs/proposals")
        .then()
        .statusCode(200);
  }
}
