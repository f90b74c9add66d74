package dev.latitude.proposal.onepager;

import static dev.latitude.proposal.onepager.OnePagerFixture.print;
import static dev.latitude.proposal.onepager.OnePagerFixture.text;
import static dev.latitude.proposal.proposal.ProposalFixture.APPROVER;
import static dev.latitude.proposal.proposal.ProposalFixture.AUTHOR;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(RealParts.class)
class OnePagerResourceTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                     | text/html;charset=UTF-8",
        "text/*                                  | text/html;charset=UTF-8",
        "text/html                               | text/html;charset=UTF-8",
        "application/pdf                         | application/pdf",
        "text/markdown                           | text/markdown;charset=UTF-8",
        "application/pdf;q=0.5, text/markdown    | text/markdown;charset=UTF-8",
        "application/json, application/pdf;q=0.1 | application/pdf",
        "text/html;q=0, */*;q=0.1                | application/pdf",
      })
  void the_format_is_negotiated(String accept, String type) {
    print(draft(), accept).then().statusCode(200).contentType(equalTo(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "image/png", "text/plain"})
  void another_format_is_406_and_says_which_there_are(String accept) {
    print(draft(), accept)
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/not-acceptable"))
        .body("detail", containsString("text/html, application/pdf or text/markdown"));
  }

  @ParameterizedTest
  @CsvSource({
    "text/html, html, '1'",
    "application/pdf, pdf, '1'",
    "text/markdown, md, ",
  })
  void every_format_says_what_it_is_and_is_kept_to_itself(
      String accept, String extension, String pages) {
    var id = draft();

    var answer =
        print(id, accept)
            .then()
            .statusCode(200)
            .header("Content-Language", "en")
            .header(
                "Content-Disposition",
                "inline; filename=\"one-pager-" + id + "-draft." + extension + "\"")
            .header("X-Content-Type-Options", "nosniff")
            .header("Cache-Control", "private, no-cache")
            .header("Content-Security-Policy", startsWith("default-src 'none';"))
            .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
            .header("Content-Security-Policy", not(containsString("unsafe")))
            .header("One-Pager-Pages", pages == null ? nullValue() : equalTo(pages))
            .extract();
    assertThat(answer.headers().getValues("Vary"))
        .contains("Accept, Accept-Language", "Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/html", "application/pdf", "text/markdown"})
  void what_a_client_has_already_is_not_sent_again_until_it_changes(String accept) {
    var draft = ProposalFixture.draft();
    String id = draft.extract().path("id");
    var etag = print(id, accept).then().statusCode(200).extract().header("ETag");

    ifNoneMatch(id, accept, etag).statusCode(304).header("ETag", etag).body(is(emptyString()));

    given()
        .header("Authorization", bearer(AUTHOR))
        .header("If-Match", draft.extract().header("ETag"))
        .post("/api/v1/proposals/{id}/submit", id)
        .then()
        .statusCode(200);
    ifNoneMatch(id, accept, etag).statusCode(200);
  }

  @Test
  void the_reader_chooses_the_language_of_the_fixed_texts() {
    var german =
        given()
            .header("Authorization", bearer(AUTHOR))
            .header("Accept-Language", "fr, de-AT;q=0.9, en;q=0.1")
            .get("/api/v1/proposals/{id}/one-pager", draft())
            .then()
            .statusCode(200)
            .header("Content-Language", "de")
            .extract()
            .asString();

    var page = Jsoup.parse(german);
    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("de");
    assertThat(page.select("h2").eachText()).contains("Was Freigaben zurückbringt");
    assertThat(page.select("ol li").eachText())
        .containsExactly(
            "Zurück zu Freigaben, sobald „Client score“ mehr als 10 % unter den Ausgangswert fällt, das sind 3,78 points."
                + " Kommen 10 Tage lang keine Zahlen, erfahren es beide.",
            "Zurück zu Freigaben, sobald „Errors in the report“ über 4 % steigt."
                + " Kommen 14 Tage lang keine Zahlen: Pause für ein Gespräch.");
  }

  @ParameterizedTest
  @CsvSource({"A4, 595, 842", "LETTER, 612, 792"})
  void it_is_printed_on_the_paper_asked_for(String paper, int width, int height) throws Exception {
    var pdf =
        given()
            .header("Authorization", bearer(AUTHOR))
            .header("Accept", "application/pdf")
            .queryParam("paper", paper)
            .get("/api/v1/proposals/{id}/one-pager", draft())
            .then()
            .statusCode(200)
            .extract()
            .asByteArray();

    try (var document = Loader.loadPDF(pdf)) {
      var page = document.getPage(0).getMediaBox();
      assertThat(Math.round(page.getWidth())).isEqualTo(width);
      assertThat(Math.round(page.getHeight())).isEqualTo(height);
    }
  }

  @Test
  void paper_that_nobody_has_is_400() {
    given()
        .header("Authorization", bearer(AUTHOR))
        .get("/api/v1/proposals/{id}/one-pager?paper=A5", draft())
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("paper"))
        .body("errors[0].detail", equalTo("must be one of A4, LETTER"));
  }

  @Test
  void it_is_for_whoever_may_see_the_proposal_and_nobody_else() {
    var draft = draft();
    String submitted = ProposalFixture.submitted().extract().path("id");

    as(AUTHOR).get("/api/v1/proposals/{id}/one-pager", draft).then().statusCode(200);
    as(APPROVER, "manager").get("/api/v1/proposals/{id}/one-pager", draft).then().statusCode(404);
    as("aud", "auditor").get("/api/v1/proposals/{id}/one-pager", draft).then().statusCode(404);
    for (var path : new String[] {"one-pager", "revisions/1/one-pager"}) {
      var page = "/api/v1/proposals/" + submitted + "/" + path;
      as(AUTHOR).get(page).then().statusCode(200);
      as(APPROVER, "manager").get(page).then().statusCode(200);
      as("aud", "auditor").get(page).then().statusCode(200);
      as("kim", "manager", "hr")
          .get(page)
          .then()
          .statusCode(404)
          .contentType("application/problem+json");
      given().get(page).then().statusCode(401);
    }
    as(AUTHOR)
        .get("/api/v1/proposals/{id}/revisions/2/one-pager", submitted)
        .then()
        .statusCode(404);
    as(AUTHOR)
        .get("/api/v1/proposals/{id}/revisions/0/one-pager", submitted)
        .then()
        .statusCode(404);
  }

  @Test
  void a_revision_is_printed_as_it_was_and_says_that_another_has_replaced_it() throws Exception {
    var submitted = ProposalFixture.submitted();
    String id = submitted.extract().path("id");
    assertThat(facts(id, "one-pager"))
        .contains("Under review")
        .anyMatch(fact -> fact.startsWith("Revision 1 by robin, "));

    counter(submitted, "Half of it");

    assertThat(facts(id, "one-pager"))
        .contains("Counter-offer")
        .anyMatch(fact -> fact.startsWith("Revision 2 by morgan, "));
    assertThat(facts(id, "revisions/2/one-pager")).isEqualTo(facts(id, "one-pager"));
    assertThat(facts(id, "revisions/1/one-pager"))
        .contains("Replaced by revision 2")
        .anyMatch(fact -> fact.startsWith("Revision 1 by robin, "));
    assertThat(text(pdf(id, "one-pager"))).contains("Half of it").contains("Counter-offer");
    assertThat(text(pdf(id, "revisions/1/one-pager")))
        .contains("Publish the weekly client report without a sign-off")
        .contains("Replaced by revision 2");
    as(AUTHOR)
        .header("Accept", "application/pdf")
        .get("/api/v1/proposals/{id}/revisions/1/one-pager", id)
        .then()
        .header("Content-Disposition", "inline; filename=\"one-pager-" + id + "-revision-1.pdf\"");
  }

  @Test
  void an_answer_that_was_put_off_is_owed_on_the_later_day() {
    var submitted = ProposalFixture.submitted();
    String id = submitted.extract().path("id");
    String until = LocalDate.now(ZoneOffset.UTC).plusDays(20).toString();
    as(APPROVER, "manager")
        .header("If-Match", submitted.extract().header("ETag"))
        .contentType("application/json")
        .body("{\"respondBy\": \"" + until + "\", \"reason\": \"Holidays\"}")
        .post("/api/v1/proposals/{id}/extend", id)
        .then()
        .statusCode(200);

    var expected = Wording.in(Locale.ENGLISH).date(LocalDate.parse(until));
    assertThat(facts(id, "one-pager")).contains(expected);
  }

  @Test
  void what_is_on_the_table_names_who_approves_now_and_what_was_replaced_who_did() {
    var approver = "morgan-" + UUID.randomUUID();
    var successor = "maria-" + UUID.randomUUID();
    String id = ProposalFixture.submitted(AUTHOR, approver).extract().path("id");
    ProposalFixture.handOver(approver, successor);
    assertThat(facts(id, "one-pager")).contains(successor).doesNotContain(approver);
    assertThat(facts(id, "revisions/1/one-pager")).contains(successor);

    as(successor, "manager")
        .header("If-Match", "*")
        .contentType("application/json")
        .body("{\"revision\": 1, \"content\": " + ProposalFixture.contentFor(successor) + "}")
        .post("/api/v1/proposals/{id}/counter", id)
        .then()
        .statusCode(200);
    assertThat(facts(id, "one-pager")).contains(successor).doesNotContain(approver);
    assertThat(facts(id, "revisions/1/one-pager")).contains(approver).doesNotContain(successor);
  }

  @Test
  void no_answer_is_owed_to_what_was_replaced_or_is_decided() {
    var submitted = ProposalFixture.submitted();
    String id = submitted.extract().path("id");
    assertThat(html(id, "one-pager")).contains("Answer by");

    counter(submitted, "Half of it");
    assertThat(html(id, "revisions/1/one-pager")).doesNotContain("Answer by");
    assertThat(html(id, "one-pager")).contains("Answer by");

    as(AUTHOR)
        .header("If-Match", "*")
        .contentType("application/json")
        .body("{\"revision\": 2}")
        .post("/api/v1/proposals/{id}/accept", id)
        .then()
        .statusCode(200);
    assertThat(html(id, "one-pager")).doesNotContain("Answer by");
    assertThat(html(id, "revisions/2/one-pager")).doesNotContain("Answer by");
  }

  @Test
  void a_draft_names_the_day_it_would_ask_for_as_long_as_it_is_one() {
    var draft = ProposalFixture.draft();
    String id = draft.extract().path("id");
    assertThat(html(id, "one-pager")).contains("Answer by");
    as(AUTHOR)
        .header("If-Match", draft.extract().header("ETag"))
        .post("/api/v1/proposals/{id}/withdraw", id)
        .then()
        .statusCode(200);
    assertThat(html(id, "one-pager")).doesNotContain("Answer by");
  }

  private static void counter(ValidatableResponse submitted, String title) {
    String id = submitted.extract().path("id");
    var proposal = JsonPath.from(as(AUTHOR).get("/api/v1/proposals/{id}", id).asString());
    String decision = proposal.getString("content.rights[0].decision");
    as(APPROVER, "manager")
        .header("If-Match", submitted.extract().header("ETag"))
        .contentType("application/json")
        .body(
            "{\"revision\": 1, \"content\": "
                + OnePagerFixture.content(decision, content -> content.put("title", title))
                + "}")
        .post("/api/v1/proposals/{id}/counter", id)
        .then()
        .statusCode(200);
  }

  private static List<String> facts(String id, String path) {
    return Jsoup.parse(html(id, path)).select(".facts td").eachText();
  }

  private static String html(String id, String path) {
    return as(AUTHOR)
        .get("/api/v1/proposals/" + id + "/" + path)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static byte[] pdf(String id, String path) {
    return as(AUTHOR)
        .header("Accept", "application/pdf")
        .get("/api/v1/proposals/" + id + "/" + path)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  private static ValidatableResponse ifNoneMatch(String id, String accept, String etag) {
    return as(AUTHOR)
        .header("Accept", accept)
        .header("If-None-Match", etag)
        .get("/api/v1/proposals/{id}/one-pager", id)
        .then();
  }

  private static RequestSpecification as(String person, String... roles) {
    return given().header("Authorization", bearer(person, roles));
  }

  private static String draft() {
    return ProposalFixture.draft().extract().path("id");
  }
}
