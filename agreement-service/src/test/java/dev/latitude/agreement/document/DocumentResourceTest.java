package dev.latitude.agreement.document;

import static dev.latitude.agreement.document.DocumentFixture.current;
import static dev.latitude.agreement.document.DocumentFixture.html;
import static dev.latitude.agreement.document.DocumentFixture.markdown;
import static dev.latitude.agreement.document.DocumentFixture.pdf;
import static dev.latitude.agreement.document.DocumentFixture.text;
import static dev.latitude.agreement.document.DocumentFixture.version;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.agreement.agreement.AgreementState;
import dev.latitude.agreement.attestation.KeyFolder;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.document.AccessiblePdf;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
@WithTestResource(value = KeyFolder.class, scope = TestResourceScope.GLOBAL)
class DocumentResourceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                  | text/html;charset=UTF-8     | html",
        "application/pdf                      | application/pdf             | pdf",
        "text/markdown                        | text/markdown;charset=UTF-8 | md",
        "application/jose                     | application/jose            | jose",
        "application/json, application/pdf    | application/pdf             | pdf",
        "application/jose, text/html;q=0.5    | application/jose            | jose",
      })
  void the_format_is_negotiated(String accept, String type, String extension) {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    version(agreement, 1, accept)
        .then()
        .statusCode(200)
        .contentType(equalTo(type))
        .header("X-Content-Type-Options", "nosniff")
        .header("Cache-Control", "private, no-cache")
        .header(
            "Content-Disposition",
            "inline; filename=\"agreement-%s-version-1.%s\"".formatted(agreement.id, extension));
  }

  @Test
  void another_format_is_406_and_says_which_there_are() {
    current(AgreementFixture.draft(), "image/png")
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body(
            "detail",
            containsString("text/html, application/pdf, text/markdown or application/jose"));
  }

  @ParameterizedTest
  @CsvSource({"text/html", "application/pdf", "text/markdown", "application/jose"})
  void the_same_state_gives_the_same_bytes_and_need_not_be_sent_again(String accept) {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var first = current(agreement, accept);
    assertThat(current(agreement, accept).asByteArray()).isEqualTo(first.asByteArray());
    given()
        .header("Authorization", bearer(agreement.people.employee()))
        .header("Accept", accept)
        .header("If-None-Match", first.header("ETag"))
        .get("/api/v1/agreements/{id}/document", agreement.id)
        .then()
        .statusCode(304)
        .body(emptyString());
  }

  @Test
  void all_that_is_agreed_is_printed() throws Exception {
    var people = Case.fresh();
    PilotFixture.decisionType(people.decision(), "ACTIVE", "DELEGATE");
    var draft =
        AgreementFixture.draft(
            people,
            """
            "timeZone": "Europe/Berlin",
            "rights": [{"decision": "%s", "level": "DELEGATE", "dimension": "QUALITY", "risk": "LOW"}],
            "triggers": [{"key": "errors-rise", "metric": "Errors", "unit": "%%", "kind": "GUARDRAIL", "operator": "ABOVE", "threshold": "3.780", "consecutive": 2}],
            "contextClauses": [{"event": "NEW_MANAGER", "reaction": "REVIEW", "withinDays": 14}, {"event": "AUDIT", "reaction": "SUSPEND"}],
            """
                .formatted(people.decision()));
    for (var page : List.of(Jsoup.parse(html(draft)).text(), markdown(draft), text(pdf(draft)))) {
      assertThat(page.replace("\\", "").replaceAll("[\\s\u00A0]+", " "))
          .contains(
              "(days as in Europe/Berlin)",
              "not tried in a pilot as far as it goes here",
              "“Errors” above 3.78 %, 2 in a row: the approver suspends it.",
              "A new manager: both look at it together within 14 days.",
              "An audit: it is suspended until the approver reinstates it.");
    }
    var german =
        given()
            .header("Authorization", bearer(people.employee()))
            .header("Accept", "text/html")
            .header("Accept-Language", "de")
            .get("/api/v1/agreements/{id}/document", draft.id)
            .asString();
    assertThat(Jsoup.parse(german).text().replace('\u00A0', ' '))
        .as("a limit that nobody takes for a thousand times as much")
        .contains("über 3,78 %, 2-mal in Folge");
  }

  @Test
  void a_draft_says_on_every_page_that_it_is_one() throws Exception {
    var draft = AgreementFixture.draft();

    assertThat(Jsoup.parse(html(draft)).select(".mark").text())
        .isEqualTo("DRAFT – not offered, not signed");
    assertThat(Jsoup.parse(html(draft)).select(".missing").eachText())
        .containsExactly("not signed yet", "not signed yet");
    assertThat(markdown(draft)).contains("**DRAFT – not offered, not signed**");
    assertThat(text(pdf(draft))).contains("DRAFT – not offered, not signed").contains("Draft");
    assertThat(html(draft)).doesNotContain("Hash (SHA-256)");
    current(draft, "text/html")
        .then()
        .header(
            "Content-Disposition",
            "inline; filename=\"agreement-%s-draft.html\"".formatted(draft.id));
  }

  @Test
  void what_is_a_draft_again_is_printed_for_others_as_it_was_offered() {
    var agreement = AgreementFixture.draft().offered();
    agreement.asApprover("decline-to-sign", "{\"reason\": \"Too much\"}").statusCode(200);
    agreement.asEmployee("edit", "{\"expectations\": [\"Between us\"]}").statusCode(200);

    assertThat(markdown(agreement)).contains("**DRAFT").contains("Between us");
    for (var role : List.of("hr", "auditor")) {
      given()
          .header("Authorization", bearer("kim", role))
          .header("Accept", "text/markdown")
          .get("/api/v1/agreements/{id}/document", agreement.id)
          .then()
          .statusCode(200)
          .body(containsString("WITHDRAWN"))
          .body(not(containsString("Between us")))
          .header("Content-Disposition", containsString("version-1"));
    }
  }

  @Test
  void what_both_have_agreed_on_stands_on_it_with_their_signatures_and_the_hash() throws Exception {
    var people = Case.fresh();
    var agreement =
        AgreementFixture.draft(
                people,
                """
                "expectations": ["The checklist is ticked before every report"], "reviewPoints": ["2099-06-01", "2099-10-01"],
                "effectiveFrom": "2099-01-01", "effectiveTo": "2099-12-31",
                """)
            .offered();
    String hash = agreement.get().extract().path("hash");

    assertThat(Jsoup.parse(html(agreement)).select(".mark").text())
        .isEqualTo("NOT SIGNED BY BOTH – not in force");
    agreement.asEmployee("sign", agreement.signature()).statusCode(200);
    var half = Jsoup.parse(html(agreement)).select(".signatures tbody tr").eachText();
    assertThat(half.getFirst()).startsWith("Employee " + people.employee()).endsWith(hash);
    assertThat(half.getLast()).isEqualTo("Approver " + people.approver() + " not signed yet –");
    agreement.asApprover("sign", agreement.signature()).statusCode(200);

    var page = Jsoup.parse(html(agreement));
    assertThat(page.select(".mark")).isEmpty();
    assertThat(page.select(".facts td").eachText())
        .containsExactly(
            people.employee(),
            people.approver(),
            "1 Jan – 31 Dec 2099",
            "Signed by both, not begun yet");
    assertThat(page.select(".rights tbody tr").text().replace("\u00A0", " "))
        .isEqualTo(people.decision() + " Delegate: the employee decides Quality EUR 2,500 Low");
    for (var format :
        new String[] {page.text(), plain(markdown(agreement)), text(pdf(agreement))}) {
      assertThat(format.replace("\u00A0", " "))
          .contains("What " + people.employee() + " may decide")
          .contains("The checklist is ticked before every report")
          .contains("1 Jun and 1 Oct 2099")
          .contains("What the report measures")
          .contains(people.pilot().toString())
          .contains("0198c0de-0000-7000-8000-000000000001")
          .contains("/api/v1/agreement-verifications")
          .contains("/api/v1/agreement-keys")
          .contains("Version 1, offered by " + people.employee())
          .doesNotContain("not signed yet");
      assertThat(format.replaceAll("\\s", "")).contains(hash);
    }
  }

  @Test
  void what_the_pilot_measured_stands_on_every_version_and_is_no_part_of_what_is_signed()
      throws Exception {
    var people = Case.fresh();
    PilotFixture.pilot(
        people,
        "COMPLETED",
        "\"result\": \"GRADUATED\",",
        PilotFixture.right(people.decision(), "DELEGATE"),
        """
        , "metrics": [{"key": "on-time", "name": "Reports on time", "unit": "%", "target": 90},
                      {"key": "error-rate", "name": "Errors in reports", "unit": "%", "target": 5},
                      {"key": "mood", "name": "Not measured", "unit": "points", "target": 8}]
        """);
    PilotFixture.reviewed(
        people,
        "{\"metric\": \"error-rate\", \"target\": 5, \"value\": 3.25, \"from\": \"2026-01-19\", \"to\": \"2026-01-25\", \"sampleSize\": 1200, \"met\": true}",
        "{\"metric\": \"on-time\", \"target\": 90, \"value\": 88, \"from\": \"2026-01-19\", \"to\": \"2026-01-25\", \"sampleSize\": 25, \"met\": false}");
    var agreement = AgreementFixture.draftFrom(people, "").offered().signed();

    var page = Jsoup.parse(html(agreement));
    assertThat(page.select(".measured tbody tr").eachText())
        .map(row -> row.replace("\u00A0", " "))
        .containsExactly(
            "Reports on time – 90 % 88 % target not reached 25 19 Jan – 25 Jan 2026",
            "Errors in reports 4 % 1 Dec – 31 Dec 2025 5 % 3.25 % target reached 1,200 19 Jan – 25 Jan 2026");
    for (var format :
        new String[] {page.text(), plain(markdown(agreement)), text(pdf(agreement))}) {
      assertThat(format.replaceAll("[\\s\u00A0]+", " "))
          .contains("What the pilot measured")
          .contains("Errors in reports", "3.25 %", "target reached", "1,200")
          .contains("It is no part of what is signed.")
          .doesNotContain("Not measured");
    }
    AccessiblePdf.assertAccessible(pdf(agreement));
    AgreementFixture.request(people.employee())
        .get("/api/v1/agreements/{id}/versions/1", agreement.id)
        .then()
        .body("canonical", not(containsString("3.25")));
    agreement
        .get()
        .body("measured.metric", contains("Reports on time", "Errors in reports"))
        .body("measured.met", contains(false, true))
        .body("measured[0].before", nullValue())
        .body("measured[1].before.from", equalTo("2025-12-01"))
        .body("measured[1].sampleSize", equalTo(1200));

    var untold = AgreementFixture.draft();
    untold.get().body("measured", nullValue());
    assertThat(Jsoup.parse(html(untold)).select("h2").eachText())
        .doesNotContain("What the pilot measured");
  }

  private static String plain(String markdown) {
    return markdown.replace("\\", "").replace("**", "");
  }

  @Test
  void it_speaks_german() throws Exception {
    var agreement = AgreementFixture.in(AgreementState.IN_FORCE);
    var page =
        given()
            .header("Authorization", bearer(agreement.people.employee()))
            .header("Accept", "text/html")
            .header("Accept-Language", "de-AT, en;q=0.5")
            .get("/api/v1/agreements/{id}/document", agreement.id)
            .then()
            .statusCode(200)
            .header("Content-Language", "de")
            .extract()
            .asString();
    assertThat(Jsoup.parse(page).select("h1").text())
        .isEqualTo("Was " + agreement.people.employee() + " entscheiden darf");
    assertThat(page).contains("In Kraft").contains("Delegieren");
  }

  @Test
  void a_later_version_says_by_name_what_is_new_and_the_earlier_one_that_it_counts_no_more() {
    var agreement =
        AgreementFixture.draft(Case.fresh(), "\"expectations\": [\"A checklist\", \"A call\"],")
            .offered();
    agreement.asApprover("decline-to-sign", "{\"reason\": \"One more thing\"}").statusCode(200);
    assertThat(Jsoup.parse(html(agreement)).select(".mark").text())
        .isEqualTo("DRAFT – not offered, not signed");
    agreement
        .asEmployee(
            "edit",
            "{\"expectations\": [\"A checklist\", \"A mail\"], \"reviewPoints\": [\"2099-06-01\"], \"effectiveTo\": \"2099-12-31\"}")
        .statusCode(200);
    agreement.offered();

    var changes = Jsoup.parse(html(agreement)).select("h2:contains(What is new) + .body");
    assertThat(changes.select("p").text()).isEqualTo("Compared with version 1");
    assertThat(changes.select("li").eachText())
        .containsExactly(
            "No longer: “A call”",
            "New: “A mail”",
            "Reviews: 1 Jun 2099; before: no reviews.",
            "Last day: 31 Dec 2099 instead of no last day.");
    var first = Jsoup.parse(version(agreement, 1, "text/html").asString());
    assertThat(first.select(".mark").text()).isEqualTo("WITHDRAWN – never signed by both");
    assertThat(first.select("h2").eachText()).doesNotContain("What is new");
  }

  @Test
  void what_has_ended_says_so() {
    var ended = AgreementFixture.in(AgreementState.ENDED);
    assertThat(Jsoup.parse(html(ended)).select(".mark").text())
        .isEqualTo("ENDED – no longer in force");
    var beforeItsFirstDay =
        AgreementFixture.in(AgreementState.IN_FORCE)
            .amending("AGREE", LocalDate.now(ZoneOffset.UTC).plusDays(20), "")
            .amendmentOffered()
            .amendmentSigned()
            .terminated();
    assertThat(
            Jsoup.parse(version(beforeItsFirstDay, 2, "text/html").asString())
                .select(".mark")
                .text())
        .isEqualTo("ENDED – no longer in force");
    assertThat(
            Jsoup.parse(html(AgreementFixture.in(AgreementState.DISCARDED))).select(".mark").text())
        .isEqualTo("DRAFT – thrown away");
  }

  @ParameterizedTest
  @CsvSource({"A4, en", "A4, de", "LETTER, en", "LETTER, de"})
  void many_rights_run_over_several_numbered_pages_that_each_say_what_they_are_of(
      String paper, String language) throws Exception {
    var people = Case.fresh();
    PilotFixture.pilot(
        people,
        "COMPLETED",
        "\"result\": \"GRADUATED\",",
        IntStream.range(0, 90)
            .mapToObj(i -> PilotFixture.right(people.decision() + ".n" + i, "ADVISE"))
            .collect(Collectors.joining(",")));
    var id =
        AgreementFixture.request(people.employee())
            .body("{\"pilotId\": \"%s\"}".formatted(people.pilot()))
            .post("/api/v1/agreements")
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    var answer =
        given()
            .header("Authorization", bearer(people.employee()))
            .header("Accept", "application/pdf")
            .header("Accept-Language", language)
            .get("/api/v1/agreements/{id}/document?paper={paper}", id, paper);
    answer.then().statusCode(200);
    var pdf = answer.asByteArray();

    AccessiblePdf.assertAccessible(pdf);
    try (var document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isGreaterThan(2);
      assertThat(answer.header("Document-Pages")).isEqualTo(String.valueOf(pages));
      assertThat(document.getPage(0).getMediaBox().getWidth())
          .isCloseTo(
              paper.equals("A4") ? PDRectangle.A4.getWidth() : PDRectangle.LETTER.getWidth(),
              org.assertj.core.data.Offset.offset(1f));
      boolean english = language.equals("en");
      for (int page = 1; page <= pages; page++) {
        var stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        assertThat(stripper.getText(document))
            .contains(english ? "DRAFT – not offered" : "ENTWURF – nicht vorgelegt")
            .contains((english ? "Agreement " : "Vereinbarung ") + id)
            .contains((english ? "Page %d of %d" : "Seite %d von %d").formatted(page, pages));
        if (page < pages - 1) {
          assertThat(stripper.getText(document)).contains(english ? "Level" : "Stufe");
        }
      }
    }
  }

  @Test
  void only_who_may_see_the_agreement_gets_its_documents() {
    var draft = AgreementFixture.draft();
    var signed = AgreementFixture.in(AgreementState.IN_FORCE);
    for (var accept : new String[] {"text/html", "application/jose"}) {
      for (var path : new String[] {"document", "versions/1/document"}) {
        status(signed.id, path, accept, bearer("aud", "auditor")).statusCode(200);
        status(signed.id, path, accept, bearer("hanna", "hr")).statusCode(200);
        status(signed.id, path, accept, bearer("kim", "manager")).statusCode(404);
      }
    }
    status(draft.id, "document", "text/html", bearer("hanna", "hr")).statusCode(404);
    status(draft.id, "versions/1/document", "text/html", bearer(draft.people.employee()))
        .statusCode(404);
    given().get("/api/v1/agreements/{id}/document", signed.id).then().statusCode(401);
  }

  private static io.restassured.response.ValidatableResponse status(
      String id, String path, String accept, String bearer) {
    return given()
        .header("Authorization", bearer)
        .header("Accept", accept)
        .get("/api/v1/agreements/" + id + "/" + path)
        .then();
  }

  @Test
  void nothing_is_vouched_for_before_both_have_signed() {
    var draft = AgreementFixture.draft();
    current(draft, "application/jose")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/not-signed"))
        .body("detail", containsString("This is a draft"));
    draft.offered();
    draft.asEmployee("sign", draft.signature()).statusCode(200);
    current(draft, "application/jose")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/not-signed"))
        .body("detail", containsString("Version 1 is not signed by both"));
  }
}
