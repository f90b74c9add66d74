package dev.latitude.proposal.negotiation;

import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class NegotiationResourceTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  private String decision;

  @BeforeEach
  void aDecision() {
    decision = ProposalFixture.newDecision();
  }

  @Test
  void the_two_meet_in_the_middle_and_the_author_accepts_what_the_approver_offered() {
    var proposal = ProposalFixture.submitted().extract().response();

    var lower = offer("ADVISE");
    var countered = asApprover(proposal, "counter", counter(1, lower));
    countered
        .then()
        .statusCode(200)
        .body("state", equalTo("COUNTERED"))
        .body("revisionNumber", is(2))
        .body("awaiting", equalTo(AUTHOR))
        .body("content.rights[0].requestedLevel", equalTo("ADVISE"))
        .body("actions", is(java.util.List.of()));

    var again = asAuthor(countered, "counter", counter(2, offer("INQUIRE")));
    again
        .then()
        .statusCode(200)
        .body("state", equalTo("UNDER_REVIEW"))
        .body("revisionNumber", is(3))
        .body("awaiting", equalTo(APPROVER));

    var last = asApprover(again, "counter", counter(3, lower));
    asAuthor(last, "accept", "{\"revision\": 4}")
        .then()
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"))
        .body("content.rights[0].requestedLevel", equalTo("ADVISE"))
        .body("awaiting", nullValue())
        .body("respondBy", nullValue());

    revision(proposal, 1).body("author", equalTo(AUTHOR)).body(requested(), equalTo("DELEGATE"));
    revision(proposal, 2).body("author", equalTo(APPROVER)).body(requested(), equalTo("ADVISE"));
    revision(proposal, 3).body("author", equalTo(AUTHOR)).body(requested(), equalTo("INQUIRE"));
    revision(proposal, 4).body("author", equalTo(APPROVER)).body(requested(), equalTo("ADVISE"));
    read(proposal, "/history")
        .then()
        .body(
            "items.type",
            contains(
                "proposal.created",
                "proposal.submitted",
                "proposal.countered",
                "proposal.countered",
                "proposal.countered",
                "proposal.accepted"))
        .body("items[5].data.by", equalTo(AUTHOR));
  }

  @Test
  void an_answer_to_a_revision_that_is_no_longer_on_the_table_is_refused() {
    var submitted = ProposalFixture.submitted().extract().response();
    var proposal = asApprover(submitted, "counter", counter(1, offer("ADVISE")));
    for (var answer :
        new Response[] {
          asAuthor(proposal, "accept", "{\"revision\": 1}"),
          asAuthor(proposal, "counter", counter(1, offer("INQUIRE"))),
          asAuthor(proposal, "decline", decline(1))
        }) {
      answer
          .then()
          .statusCode(412)
          .body("type", equalTo("/problems/stale-revision"))
          .body("detail", containsString("but revision 2 is on the table"));
    }
    read(proposal, "").then().body("etag", equalTo(proposal.path("etag")));
  }

  @Test
  void a_counter_offer_must_be_as_complete_as_a_submission_and_says_where_it_is_not() {
    var proposal = ProposalFixture.submitted().extract().response();
    var withoutEnd = offer("ADVISE").replaceAll("\"end\": \"[^\"]*\", ", "");
    asApprover(proposal, "counter", counter(1, withoutEnd))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/not-ready"))
        .body("errors.pointer", contains("/content/pilot/end"))
        .body("errors.code", contains("pilot-without-end"));
    read(proposal, "/revisions/2").then().statusCode(404);
  }

  @Test
  void a_counter_offer_cannot_ask_somebody_else() {
    var proposal = ProposalFixture.submitted().extract().response();
    asApprover(proposal, "counter", counter(1, offer("ADVISE").replace(APPROVER, "mallory")))
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/other-approver"))
        .body("errors.pointer", contains("/content/approver"));
  }

  @Test
  void every_fault_of_a_counter_offer_is_named_with_its_pointer() {
    var proposal = ProposalFixture.submitted().extract().response();
    asApprover(
            proposal,
            "counter",
            "{\"revision\": 0, \"content\": {\"title\": \" \", \"approver\": \"morgan\", \"workScope\": \"TASK\", \"drivers\": [\"MOOD\"]}}")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/content/drivers/0"));
    asApprover(
            proposal,
            "counter",
            "{\"revision\": 0, \"content\": {\"title\": \" \", \"approver\": \"morgan\", \"workScope\": \"TASK\"}}")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/revision"))
        .body("errors.pointer", hasItem("/content/title"));
  }

  @Test
  void what_the_catalogue_has_come_to_forbid_is_not_accepted_but_can_be_countered() {
    var draft =
        given()
            .header("Authorization", bearer(AUTHOR))
            .contentType("application/json")
            .body(offer("DELEGATE"))
            .post("/api/v1/proposals");
    var proposal = asAuthor(draft, "submit", "");
    lowerCeiling("ADVISE");

    asApprover(proposal, "accept", "{\"revision\": 1}")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/policy-forbids"))
        .body("errors.pointer", contains("/content/rights/0/requestedLevel"))
        .body("errors.code", contains("above-ceiling"));
    var countered = asApprover(proposal, "counter", counter(1, offer("ADVISE")));
    asAuthor(countered, "accept", "{\"revision\": 2}")
        .then()
        .statusCode(200)
        .body("state", equalTo("ACCEPTED"));
  }

  private void lowerCeiling(String ceiling) {
    given()
        .header("Authorization", bearer("hanna", "hr"))
        .header("If-Match", "\"1\"")
        .contentType("application/json")
        .body(
            "{\"title\": \"Publish the client report\", \"dimension\": \"QUALITY\", \"usualRisk\": \"LOW\", \"ceiling\": \"%s\"}"
                .formatted(ceiling))
        .put("/api/v1/decision-types/{slug}", decision)
        .then()
        .statusCode(200);
  }

  @Test
  void the_author_may_decline_a_counter_offer_with_a_reason_of_their_own() {
    var submitted = ProposalFixture.submitted().extract().response();
    var proposal = asApprover(submitted, "counter", counter(1, offer("ADVISE")));
    asAuthor(
            proposal,
            "decline",
            "{\"revision\": 2, \"reason\": \"OFFER_TOO_NARROW\", \"wouldChange\": \"At least one report a month on my own.\"}")
        .then()
        .statusCode(200)
        .body("state", equalTo("DECLINED"))
        .body("declineReason", equalTo("OFFER_TOO_NARROW"));
    read(proposal, "/history").then().body("items.data.by", hasItem(AUTHOR));
  }

  @Test
  void more_time_is_taken_with_a_reason_and_neither_backwards_nor_without_end() {
    var proposal = ProposalFixture.submitted().extract().response();
    assertThat(proposal.<String>path("respondBy")).isEqualTo(today.plusDays(5).toString());
    var later = asApprover(proposal, "extend", extension(today.plusDays(20)));
    later
        .then()
        .statusCode(200)
        .body("state", equalTo("UNDER_REVIEW"))
        .body("respondBy", equalTo(today.plusDays(20).toString()))
        .body("content.respondBy", equalTo(today.plusDays(5).toString()));
    for (var day : new LocalDate[] {today.plusDays(20), today.plusDays(63)}) {
      asApprover(later, "extend", extension(day))
          .then()
          .statusCode(422)
          .body("type", equalTo("/problems/extension-outside"))
          .body("errors.pointer", contains("/respondBy"))
          .body(
              "detail",
              equalTo(
                  "The new answer date must lie from %s to %s."
                      .formatted(today.plusDays(21), today.plusDays(62))));
    }
    asApprover(later, "extend", "{\"respondBy\": \"%s\"}".formatted(today.plusDays(30)))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/reason"));
  }

  private String offer(String level) {
    return ProposalFixture.content(decision).replace("DELEGATE", level);
  }

  private static String counter(int revision, String content) {
    return "{\"revision\": %d, \"content\": %s}".formatted(revision, content);
  }

  private static String decline(int revision) {
    return "{\"revision\": %d, \"reason\": \"WRONG_TIME\", \"wouldChange\": \"Ask in May.\"}"
        .formatted(revision);
  }

  private static String extension(LocalDate day) {
    return "{\"respondBy\": \"%s\", \"reason\": \"The audit comes first.\"}".formatted(day);
  }

  private static String requested() {
    return "content.rights[0].requestedLevel";
  }

  private static Response asApprover(Response proposal, String command, String body) {
    return give(bearer(APPROVER, "manager"), proposal, command, body);
  }

  private static Response asAuthor(Response proposal, String command, String body) {
    return give(bearer(AUTHOR), proposal, command, body);
  }

  private static Response give(String bearer, Response proposal, String command, String body) {
    return given()
        .header("Authorization", bearer)
        .header("If-Match", proposal.header("ETag"))
        .contentType("application/json")
        .body(body)
        .post("/api/v1/proposals/{id}/{command}", proposal.path("id"), command);
  }

  private static io.restassured.response.ValidatableResponse revision(
      Response proposal, int number) {
    return read(proposal, "/revisions/" + number).then().statusCode(200);
  }

  private static Response read(Response proposal, String what) {
    return given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/" + proposal.path("id") + what);
  }
}
