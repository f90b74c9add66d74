package dev.latitude.proposal.friction;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/** People and their entries, as requests. */
final class FrictionFixture {
  static final String ENTRIES = "/api/v1/friction-entries";

  private FrictionFixture() {}

  /** A person nobody else in the test run is. */
  static String somebody() {
    return "somebody-" + UUID.randomUUID();
  }

  static String newDecision() {
    return "report-" + UUID.randomUUID();
  }

  static RequestSpecification as(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles)).contentType("application/json");
  }

  static String content(String decision, String day, String waiting, String note) {
    return """
    {"sign": "ROUTINE_SIGN_OFF", "decision": "%s", "day": "%s", "waiting": "%s", "workScope": "TASK", "note": "%s"}
    """
        .formatted(decision, day, waiting, note);
  }

  static String content(String decision, String day, String waiting) {
    return content(decision, day, waiting, "Waited again.");
  }

  static Response add(String person, String content) {
    return as(person).body(content).post(ENTRIES).then().statusCode(201).extract().response();
  }
}
