package dev.latitude.pilot.dashboard;

import static dev.latitude.pilot.PilotFixture.acknowledge;
import static dev.latitude.pilot.PilotFixture.active;
import static dev.latitude.pilot.PilotFixture.as;
import static dev.latitude.pilot.PilotFixture.asApprover;
import static dev.latitude.pilot.PilotFixture.asAuthor;
import static dev.latitude.pilot.PilotFixture.command;
import static dev.latitude.pilot.PilotFixture.content;
import static dev.latitude.pilot.PilotFixture.measure;
import static dev.latitude.pilot.PilotFixture.proposalOf;
import static dev.latitude.pilot.PilotFixture.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.latitude.pilot.ProposalServiceStub;
import dev.latitude.testkit.RealParts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(ProposalServiceStub.class)
class DashboardPageTest {
  private static final String BROWSER =
      "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

  private static Document page(String id, String language) {
    return Jsoup.parse(
        asAuthor()
            .accept(BROWSER)
            .header("Accept-Language", language)
            .get("/api/v1/pilots/{id}/dashboard", id)
            .then()
            .statusCode(200)
            .contentType(allOf(startsWith("text/html"), containsString("UTF-8")))
            .header("Content-Language", equalTo(language))
            .extract()
            .asString());
  }

  @Test
  void a_browser_gets_a_page_and_a_program_gets_json() {
    var id = PilotKinds.reverted();
    asAuthor()
        .accept("*/*")
        .get("/api/v1/pilots/{id}/dashboard", id)
        .then()
        .statusCode(200)
        .contentType("application/json");
    as("robin")
        .accept("application/pdf")
        .get("/api/v1/pilots/{id}/dashboard", id)
        .then()
        .statusCode(406)
        .body("type", equalTo("/problems/not-acceptable"));
    var tag =
        asAuthor()
            .accept(BROWSER)
            .get("/api/v1/pilots/{id}/dashboard", id)
            .then()
            .extract()
            .header("ETag");
    asAuthor()
        .accept(BROWSER)
        .header("If-None-Match", tag)
        .get("/api/v1/pilots/{id}/dashboard", id)
        .then()
        .statusCode(304);
  }

  @Test
  void nothing_but_its_own_style_and_script_is_let_in() {
    var id = PilotKinds.reverted();
    asAuthor()
        .accept(BROWSER)
        .get("/api/v1/pilots/{id}/dashboard", id)
        .then()
        .header(
            "Content-Security-Policy",
            allOf(
                startsWith("default-src 'none'; style-src 'sha256-"),
                containsString("script-src 'sha256-"),
                containsString("connect-src 'self'"),
                containsString("frame-ancestors 'none'"),
                not(containsString("unsafe"))));
    var page = page(id, "en");
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("[style], link, img, iframe, object, embed, [src]")).isEmpty();
    assertThat(page.select("*").stream().flatMap(e -> e.attributes().asList().stream()))
        .noneMatch(attribute -> attribute.getKey().startsWith("on"));
  }

  @Test
  void a_reverted_pilot_says_so_first_and_why() {
    var page = page(PilotKinds.reverted(), "en");
    assertThat(page.select(".badge").text()).isEqualTo("Reverted");
    assertThat(page.select(".why").text().replace('\u00A0', ' '))
        .isEqualTo(
            "Approvals are back: Client score was 3.5 points, below the limit of 3.78 points.");
    assertThat(page.select(".fact.bad .figure").text()).isEqualTo("1 breached");
    assertThat(page.select("#rights-title + .note").text())
        .startsWith("Today these decisions need");
  }

  @Test
  void where_no_brake_is_armed_none_waits_for_data() {
    var id = active(PilotKinds.BRAKES.replace("ARMED", "SHADOW"));
    assertThat(page(id, "en").select(".facts").text())
        .contains("Brakes none armed")
        .doesNotContain("no data yet");
    assertThat(page(id, "de").select(".facts").text()).contains("Bremsen keine scharf");
  }

  @Test
  void the_checklist_the_clauses_and_the_track_record_are_told_in_words() {
    var page = page(PilotKinds.good(), "en");
    assertThat(page.select("#checklist-title ~ ul li").eachText())
        .containsExactly(
            "✓ done Totals agree with the ledger",
            "! not done Second pair of eyes on the totals done by the last update");
    assertThat(page.select("#clauses-title ~ ul li").eachText())
        .containsExactly(
            "a new manager – an extra review, within 14 days", "an audit – the pilot pauses");
    assertThat(page.select(".record tr").eachText())
        .containsExactly(
            "Author robin",
            "Decisions taken 1",
            "Deliveries checked 1 with something left undone 1",
            "Updates in time 2",
            "Approver morgan",
            "Reviews in time 1",
            "Decisions overridden 1",
            "Approvals that came late 0");
  }

  @Test
  void only_who_has_something_to_acknowledge_is_said_not_to_have_done_so() {
    var extended = page(PilotKinds.extended(), "en");
    assertThat(extended.select(".facts").text()).doesNotContain("not by both");
    assertThat(extended.select("#parties-title ~ ul li").eachText())
        .first()
        .isEqualTo("– robin need not: an extension needs no second word");
    var planned = page(PilotKinds.all().get("planned"), "en");
    assertThat(planned.select(".facts").text()).contains("still missing: morgan");
  }

  @Test
  void each_metric_has_a_named_chart_and_the_same_values_as_a_table() {
    var page = page(PilotKinds.good(), "en");
    var cards = page.select("article.card");
    assertThat(cards).hasSize(2);
    for (Element card : cards) {
      assertThat(card.select("svg[role=img]")).hasSize(2);
      assertThat(card.select("svg > title").eachText()).allMatch(title -> title.endsWith("pilot"));
      assertThat(card.select("svg > desc").eachText()).noneMatch(String::isEmpty);
      assertThat(card.select("details table th[scope=col]")).isNotEmpty();
    }
    assertThat(cards.get(0).select("tbody tr").eachText())
        .hasSize(3)
        .last()
        .asString()
        .contains("4.9")
        .contains("no, in doubt");
    assertThat(cards.get(0).select("svg.wide .label").eachText())
        .containsExactlyInAnyOrder(
            "Baseline 4.2", "Target 4.3", "Guardrail below 3.78", "Signal below 4");
    assertThat(cards.get(1).select("svg.wide .label").eachText())
        .contains("Guardrail above 4", "Watched above 2.5");
    assertThat(cards.get(1).select("tbody tr")).hasSize(20);
  }

  @Test
  void every_kind_of_pilot_has_a_page_with_headings_and_landmarks_in_both_languages() {
    PilotKinds.all()
        .forEach(
            (kind, id) -> {
              for (var language : List.of("en", "de")) {
                var page = page(id, language);
                assertThat(page.select("html").attr("lang")).isEqualTo(language);
                assertThat(page.select("main, h1")).as(kind).hasSize(2);
                assertThat(page.select("section[aria-labelledby]"))
                    .allMatch(s -> page.getElementById(s.attr("aria-labelledby")) != null);
                var ids = page.select("[id]").eachAttr("id");
                assertThat(ids).as(kind).doesNotHaveDuplicates();
                assertThat(page.body().text()).doesNotContain("null", "{0}", "??");
              }
            });
  }

  @Test
  void what_people_wrote_is_shown_and_never_run() {
    var hostile = "</title></text><script>alert(1)</script><img src=x onerror=alert(2)>{d.title}";
    var json = hostile.replace("\"", "\\\"");
    var content =
        content(PilotKinds.BRAKES)
            .replace("Publish the weekly client report without a sign-off", json)
            .replace("Client score", json)
            .replace("\"points\"", "\"</text><script>u</script>\"")
            .replace("What the report measures", json)
            .replace("client-report.publish", "client-report.publish");
    String id =
        asAuthor()
            .body(
                "{\"proposalId\": \"%s\", \"start\": \"%s\"}"
                    .formatted(proposalOf("ACCEPTED", content), start()))
            .post("/api/v1/pilots")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    acknowledge(asAuthor(), id);
    acknowledge(asApprover(), id);
    command(asAuthor(), id, "start", "").statusCode(200);
    measure(id, "client-score", 1, "4.4").statusCode(201);
    asAuthor()
        .body(
            """
            {"period": 1, "summary": "%s", "health": "ON_TRACK", "checklist": []}
            """
                .formatted(json))
        .post("/api/v1/pilots/{id}/status-updates", id)
        .then()
        .statusCode(201);
    command(asApprover(), id, "pause", "{\"reason\": \"%s\"}".formatted(json)).statusCode(200);
    for (var language : List.of("en", "de")) {
      var page = page(id, language);
      assertThat(page.select("script")).hasSize(1);
      assertThat(page.select("img, [onerror]")).isEmpty();
      assertThat(page.select("h1").text()).isEqualTo(hostile);
      assertThat(page.title()).contains(hostile);
      assertThat(page.select(".why").text()).contains(hostile);
      assertThat(page.select(".updates").text()).contains(hostile);
      assertThat(page.select("blockquote").text()).contains(hostile);
      assertThat(page.select("#rights-title ~ .plain").text()).contains(hostile);
      assertThat(page.select("svg > title").first().text()).contains("<script>alert(1)</script>");
    }
  }

  @Test
  void both_languages_have_the_same_texts() {
    var english = ResourceBundle.getBundle("dev.latitude.pilot.dashboard.texts", Locale.ROOT);
    var german = ResourceBundle.getBundle("dev.latitude.pilot.dashboard.texts", Locale.GERMAN);
    assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
    assertThat(german.keySet()).isEqualTo(english.keySet());
    for (var key : english.keySet()) {
      assertThat(blanks(german.getString(key))).as(key).isEqualTo(blanks(english.getString(key)));
      if (english.getString(key).contains("{")) {
        assertThat(english.getString(key) + german.getString(key)).as(key).doesNotContain("'");
      }
    }
  }

  private static List<String> blanks(String text) {
    return java.util.regex.Pattern.compile("\\{\\d}")
        .matcher(text)
        .results()
        .map(found -> found.group())
        .sorted()
        .distinct()
        .toList();
  }
}
