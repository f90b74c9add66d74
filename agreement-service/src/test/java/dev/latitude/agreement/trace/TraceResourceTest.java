package dev.latitude.agreement.trace;

import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.document.ReadableStyle;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class TraceResourceTest {
  /** Every pilot of the stub comes from this proposal. */
  private static final UUID PROPOSAL = UUID.fromString("0198c0de-0000-7000-8000-000000000001");

  @Test
  void a_right_is_followed_from_the_request_to_the_record_of_hr() {
    var agreement = written();
    acknowledged(agreement);
    trace(agreement, agreement.people.employee(), "application/json")
        .then()
        .statusCode(200)
        .header("Vary", containsString("Accept"))
        .body("decision", equalTo(agreement.people.decision()))
        .body("request.proposalId", equalTo(PROPOSAL.toString()))
        .body("request.title", equalTo("Reports"))
        .body("request.businessOutcome", equalTo("Read on Monday"))
        .body("request.rounds.revision", contains(1, 2))
        .body("request.rounds.requestedLevel", contains("DELEGATE", null))
        .body("request.rounds[0].limit.amount", equalTo("2500.00"))
        .body("request.moreRounds", is(false))
        .body("trial.pilotId", equalTo(agreement.people.pilot().toString()))
        .body("trial.tried.level", equalTo("INQUIRE"))
        .body("trial.graduated.level", equalTo("DELEGATE"))
        .body("measured.metric", contains("Errors"))
        .body("measured[0].before.value", is(4.0f))
        .body("clause.state", equalTo("IN_FORCE"))
        .body("clause.version", is(1))
        .body("clause.right.level", equalTo("DELEGATE"))
        .body("clause.hash", notNullValue())
        .body("clause.signatures", hasSize(2))
        .body("hr.hrId", equalTo("E-" + agreement.people.decision()))
        .body("hr.upToDate", is(true));
  }

  /** The stub shows everything to everybody; the real services show HR no proposal and no pilot. */
  @Test
  void what_cannot_be_seen_elsewhere_is_left_out_here() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    var draft = AgreementFixture.draftFrom(people, "");
    PilotFixture.forgotten(people);
    trace(draft, people.approver(), "application/json")
        .then()
        .statusCode(200)
        .body("request.rounds", empty())
        .body("trial", nullValue())
        .body("measured", empty())
        .body("clause.state", equalTo("DRAFT"))
        .body("clause.version", is(0))
        .body("clause.signatures", empty())
        .body("hr", nullValue());
    assertThat(page(draft, people.approver(), "en"))
        .contains("It was not tried in a pilot, or the pilot is between the two of them")
        .contains("HR’s system has not said yet that it holds it.");
  }

  @Test
  void a_browser_gets_a_page_in_its_language_on_which_nothing_runs() {
    var agreement = written();
    acknowledged(agreement);
    var person = agreement.people.employee();
    assertThat(page(agreement, person, "en"))
        .contains("Where this decision right comes from")
        .contains("Round 1 " + person + ", 5 Jan 2026, 09:00 UTC From Consult to Delegate, up to")
        .contains("<script>alert(1)</script>")
        .contains("Not asked for in this round")
        .contains("Tried as Inquire, up to")
        .contains(
            "Errors: 1.8 %, to be reached 2.5 % (target reached); 20 cases, 2 Feb – 8 Feb 2026")
        .contains("Version 1, in force; valid")
        .contains("Signed by " + agreement.people.approver())
        .contains("Kept as E-" + agreement.people.decision())
        .contains("That is the newest revision.");
    assertThat(page(agreement, person, "de"))
        .contains("Runde 1")
        .contains("Unterzeichnet von " + person);
    var html = trace(agreement, person, "text/html");
    assertThat(Jsoup.parse(html.asString()).select("script")).isEmpty();
    assertThat(Jsoup.parse(html.asString()).select("a").eachAttr("href"))
        .containsExactly(
            "/api/v1/proposals/" + PROPOSAL + "/one-pager",
            "/api/v1/pilots/" + agreement.people.pilot() + "/dashboard",
            "/api/v1/agreements/" + agreement.id + "/document");
    assertThat(html.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(html.header("ETag")).isNotBlank();
  }

  @Test
  void there_is_no_trace_of_what_there_is_not_or_is_not_theirs_to_see() {
    var agreement = written();
    trace(agreement, "sam", "application/json").then().statusCode(404);
    given()
        .header("Authorization", bearer(agreement.people.employee()))
        .get("/api/v1/agreements/{id}/rights/no-such-decision/trace", agreement.id)
        .then()
        .statusCode(404);
    trace(agreement, agreement.people.employee(), "text/csv")
        .then()
        .statusCode(406)
        .body("detail", containsString("application/json or text/html"));
  }

  @Test
  void what_is_a_draft_again_is_followed_as_it_was_offered_by_others_than_the_two() {
    var people = Case.fresh();
    PilotFixture.graduated(people);
    var agreement = AgreementFixture.draftFrom(people, "").offered();
    agreement.asApprover("decline-to-sign", "{\"reason\": \"Less\"}").statusCode(200);
    PilotFixture.decisionType(people.decision(), "ACTIVE", "DELEGATE");
    agreement
        .asEmployee(
            "edit", "{\"rights\": [%s]}".formatted(PilotFixture.right(people.decision(), "SELL")))
        .statusCode(200);
    trace(agreement, people.approver(), "application/json")
        .then()
        .body("clause.right.level", equalTo("SELL"));
    for (var role : new String[] {"hr", "auditor"}) {
      given()
          .header("Authorization", bearer("kim", role))
          .get("/api/v1/agreements/{id}/rights/{decision}/trace", agreement.id, people.decision())
          .then()
          .statusCode(200)
          .body("clause.right.level", equalTo("DELEGATE"));
    }
  }

  @Test
  void half_a_trace_is_none() {
    var agreement = written();
    PilotFixture.pilotServiceDown();
    try {
      trace(agreement, agreement.people.employee(), "application/json")
          .then()
          .statusCode(503)
          .header("Retry-After", notNullValue());
    } finally {
      PilotFixture.pilotServiceUp();
    }
  }

  @Test
  void every_text_can_be_read_on_every_background() {
    ReadableStyle.assertReadable(TracePage.CSS);
  }

  private static AgreementFixture written() {
    var people = Case.fresh();
    var asked =
        "{\"decision\": \"%s\", \"dimension\": \"QUALITY\", \"currentLevel\": \"CONSULT\", \"requestedLevel\": \"DELEGATE\", \"risk\": \"LOW\", \"limit\": {\"amount\": \"2500.00\", \"currency\": \"EUR\"}, \"rationale\": \"<script>alert(1)</script>\"}"
            .formatted(people.decision());
    PilotFixture.proposal(
        PROPOSAL, people, "ACCEPTED", asked, ", \"businessOutcome\": \"Read on Monday\"");
    PilotFixture.rounds(
        people,
        "{\"revision\": 1, \"author\": \"%s\", \"submittedAt\": \"2026-01-05T09:00:00Z\", \"right\": %s}"
            .formatted(people.employee(), asked),
        "{\"revision\": 2, \"author\": \"%s\", \"submittedAt\": \"2026-01-06T09:00:00Z\"}"
            .formatted(people.approver()));
    PilotFixture.pilot(
        people,
        "COMPLETED",
        "\"result\": \"GRADUATED\",",
        PilotFixture.right(people.decision(), "DELEGATE"),
        ", \"rights\": [%s], \"metrics\": [{\"key\": \"error-rate\", \"name\": \"Errors\", \"unit\": \"%%\", \"direction\": \"LOWER_IS_BETTER\", \"target\": 2.5}]"
            .formatted(PilotFixture.right(people.decision(), "INQUIRE")));
    PilotFixture.reviewed(
        people,
        "{\"metric\": \"error-rate\", \"target\": 2.5, \"value\": 1.8, \"from\": \"2026-02-02\", \"to\": \"2026-02-08\", \"sampleSize\": 20, \"met\": true}");
    return AgreementFixture.draftFrom(people, "").offered().signed();
  }

  private static void acknowledged(AgreementFixture agreement) {
    var hr = bearer("payroll", "hr-integration");
    int revision =
        given()
            .header("Authorization", hr)
            .get("/api/v1/hr/agreements/{id}", agreement.id)
            .then()
            .statusCode(200)
            .extract()
            .path("revision");
    given()
        .header("Authorization", hr)
        .contentType("application/json")
        .body(
            "{\"hrId\": \"E-%s\", \"revision\": %d}"
                .formatted(agreement.people.decision(), revision))
        .put("/api/v1/hr/agreements/{id}/acknowledgement", agreement.id)
        .then()
        .statusCode(200);
  }

  private static String page(AgreementFixture agreement, String person, String language) {
    var answer =
        given()
            .header("Authorization", bearer(person))
            .header("Accept", "text/html")
            .header("Accept-Language", language)
            .get(
                "/api/v1/agreements/{id}/rights/{decision}/trace",
                agreement.id,
                agreement.people.decision());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Content-Language")).isEqualTo(language);
    return Jsoup.parse(answer.asString()).text().replace('\u00A0', ' ');
  }

  private static Response trace(AgreementFixture agreement, String person, String accept) {
    return given()
        .header("Authorization", bearer(person))
        .header("Accept", accept)
        .get(
            "/api/v1/agreements/{id}/rights/{decision}/trace",
            agreement.id,
            agreement.people.decision());
  }
}
