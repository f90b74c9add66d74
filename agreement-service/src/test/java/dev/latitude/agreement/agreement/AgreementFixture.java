package dev.latitude.agreement.agreement;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An agreement on its way, as requests. */
public final class AgreementFixture {
  public final Case people;
  public final String id;

  /** What commands name as the state they have seen. */
  private final String seen;

  private AgreementFixture(Case people, String id) {
    this(people, id, "*");
  }

  private AgreementFixture(Case people, String id, String seen) {
    this.people = people;
    this.id = id;
    this.seen = seen;
  }

  /** The same, whose commands go wrong once it is another than now. */
  public AgreementFixture asItIs() {
    return new AgreementFixture(people, id, etag());
  }

  public String etag() {
    return get().extract().path("etag");
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

  /** One that a test has drafted itself. */
  public static AgreementFixture known(Case people, UUID id) {
    return new AgreementFixture(people, id.toString());
  }

  /** From a pilot that the stub knows already. */
  public static AgreementFixture draftFrom(Case people, String terms) {
    return from(people, "%s \"pilotId\": \"%s\"".formatted(terms, people.pilot()));
  }

  /** Straight from a proposal that the stub knows already. */
  public static AgreementFixture fromProposal(Case people, UUID proposal) {
    return fromProposal(people, proposal, "");
  }

  public static AgreementFixture fromProposal(Case people, UUID proposal, String terms) {
    return from(people, "%s \"proposalId\": \"%s\"".formatted(terms, proposal));
  }

  private static AgreementFixture from(Case people, String request) {
    String id =
        request(people.employee())
            .body("{" + request + "}")
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
      case SUSPENDED -> draft.offered().signed().suspended();
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

  public AgreementFixture suspended() {
    asApprover("suspend", "{\"reason\": \"A report went wrong\"}").statusCode(200);
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

  /** Opens an amendment to another level from a day on, with more terms, each after a comma. */
  public AgreementFixture amending(String level, LocalDate from, String more) {
    PilotFixture.decisionType(people.decision(), "ACTIVE", "DELEGATE");
    asEmployee(
            "amend",
            "{\"reason\": \"It should say more\", \"terms\": {\"effectiveFrom\": \"%s\"%s, \"rights\": [%s]}}"
                .formatted(from, more, PilotFixture.right(people.decision(), level)))
        .statusCode(200);
    return this;
  }

  public AgreementFixture amendmentOffered() {
    asEmployee("amendment/offer", "").statusCode(200);
    return this;
  }

  public AgreementFixture amendmentSigned() {
    asEmployee("amendment/sign", amendmentSignature()).statusCode(200);
    asApprover("amendment/sign", amendmentSignature()).statusCode(200);
    return this;
  }

  public String amendmentSignature() {
    return "{\"hash\": \"%s\"}".formatted(get().extract().<String>path("amendment.hash"));
  }

  public List<String> events() {
    return request(people.employee())
        .get("/api/v1/agreements/{id}/history?limit=200", id)
        .then()
        .statusCode(200)
        .extract()
        .path("items.type");
  }

  /**
   * What the check says of the employee and the decision at a moment: the answer and the version.
   */
  public String checkAt(Instant at) {
    var told =
        request("kim")
            .queryParam("person", people.employee())
            .queryParam("decision", people.decision())
            .queryParam("at", at.toString())
            .get("/api/v1/decision-rights/check")
            .then()
            .statusCode(200)
            .extract();
    return told.path("answer") + " by " + told.path("source.version");
  }

  /** What the check answers for the employee and the decision, now. */
  public String check() {
    return request("kim")
        .queryParam("person", people.employee())
        .queryParam("decision", people.decision())
        .get("/api/v1/decision-rights/check")
        .then()
        .statusCode(200)
        .extract()
        .path("answer");
  }

  /** Until when the check says that the employee decides, if it says so. */
  public @Nullable String heldUntil() {
    return request("kim")
        .queryParam("person", people.employee())
        .queryParam("decision", people.decision())
        .get("/api/v1/decision-rights/check")
        .then()
        .statusCode(200)
        .extract()
        .path("until");
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
            .header("If-Match", seen)
            .contentType("application/json")
            .body(body);
    return (verb.endsWith("edit")
            ? request.put(
                "/api/v1/agreements/{id}" + verb.replaceAll("/?edit$", "").replaceFirst("^a", "/a"),
                id)
            : request.post(
                "/api/v1/agreements/{id}/" + verb.replaceFirst("^review$", "reviews"), id))
        .then();
  }

  public static RequestSpecification request(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles)).contentType("application/json");
  }
}
