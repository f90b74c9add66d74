package dev.latitude.agreement.agreement;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** An agreement on its way, as requests. */
public final class AgreementFixture {
  public final Case people;
  public final String id;

  private AgreementFixture(Case people, String id) {
    this.people = people;
    this.id = id;
  }

  /** A draft from a pilot that graduated; the employee's. */
  public static AgreementFixture draft() {
    return draft(Case.fresh(), "");
  }

  /** Terms as more properties of the request, each followed by a comma. */
  public static AgreementFixture draft(Case people, String terms) {
    PilotFixture.graduated(people);
    return draftFrom(people, terms);
  }

  /** From a pilot that is known already. */
  public static AgreementFixture draftFrom(Case people, String terms) {
    String id =
        request(people.employee())
            .body("{%s \"pilotId\": \"%s\"}".formatted(terms, people.pilot()))
            .post("/api/v1/agreements")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    return new AgreementFixture(people, id);
  }

  public static AgreementFixture in(AgreementState state) {
    var draft = draft();
    return switch (state) {
      case DRAFT -> draft;
      case OFFERED -> draft.offered();
      case IN_FORCE -> draft.offered().signed();
      case ENDED -> draft.offered().signed().terminated();
      case DISCARDED -> draft.discarded();
    };
  }

  public AgreementFixture offered() {
    asEmployee("offer", "").statusCode(200);
    return this;
  }

  public AgreementFixture signed() {
    asEmployee("sign", signature()).statusCode(200);
    asApprover("sign", signature()).statusCode(200);
    return this;
  }

  public AgreementFixture terminated() {
    asEmployee("terminate", "{\"reason\": \"A new role\"}").statusCode(200);
    return this;
  }

  public AgreementFixture discarded() {
    asEmployee("discard", "").statusCode(200);
    return this;
  }

  public String signature() {
    return "{\"hash\": \"%s\"}".formatted(get().extract().<String>path("hash"));
  }

  public ValidatableResponse get() {
    return request(people.employee()).get("/api/v1/agreements/{id}", id).then().statusCode(200);
  }

  public ValidatableResponse asEmployee(String verb, String body) {
    return command(bearer(people.employee()), verb, body);
  }

  public ValidatableResponse asApprover(String verb, String body) {
    return command(bearer(people.approver(), "manager"), verb, body);
  }

  public ValidatableResponse command(String bearer, String verb, String body) {
    var request =
        given()
            .header("Authorization", bearer)
            .header("If-Match", "*")
            .contentType("application/json")
            .body(body);
    return (verb.equals("edit")
            ? request.put("/api/v1/agreements/{id}", id)
            : request.post("/api/v1/agreements/{id}/" + verb, id))
        .then();
  }

  public static RequestSpecification request(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles)).contentType("application/json");
  }
}
