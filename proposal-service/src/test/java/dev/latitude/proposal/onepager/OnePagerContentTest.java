package dev.latitude.proposal.onepager;

import static dev.latitude.proposal.onepager.OnePagerFixture.html;
import static dev.latitude.proposal.onepager.OnePagerFixture.markdown;
import static dev.latitude.proposal.onepager.OnePagerFixture.pdf;
import static dev.latitude.proposal.onepager.OnePagerFixture.print;
import static dev.latitude.proposal.onepager.OnePagerFixture.spaced;
import static dev.latitude.proposal.onepager.OnePagerFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.ProposalContent;
import dev.latitude.proposal.proposal.ProposalFixture;
import dev.latitude.proposal.proposal.WorkScope;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.document.AccessiblePdf;
import dev.latitude.testkit.document.MarkdownOutline;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.apache.pdfbox.Loader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(RealParts.class)
class OnePagerContentTest {
  @Inject OnePager onePager;

  /** One of each thing a proposal can say. */
  private static void sayEverything(ObjectNode content) {
    ((ObjectNode) content.at("/rights/0"))
        .putObject("limit")
        .put("amount", "2500.00")
        .put("currency", "EUR");
    ((ObjectNode) content.at("/risks/0")).put("acceptedResidual", "One slip a year");
    ((ObjectNode) content.at("/pilot"))
        .put("endsEarlyIf", "The client asks for it")
        .put("statusUpdateEvery", "P14D");
    ((ObjectNode) content.at("/triggers/1"))
        .putObject("noData")
        .put("action", "PAUSE")
        .put("grace", "P10D");
    var clauses = content.putArray("contextClauses");
    clauses.addObject().put("event", "NEW_MANAGER").put("reaction", "REVIEW").put("withinDays", 14);
    clauses.addObject().put("event", "AUDIT").put("reaction", "SUSPEND");
    content.putArray("checklist").add("Totals agree with the ledger").add("Names are spelt right");
    content
        .putArray("evidence")
        .addObject()
        .put("title", "Quarterly figures")
        .put("result", "Sent without a correction.")
        .put("completedOn", "2026-09-30")
        .put("link", "https://intranet.example/q3");
  }

  private static final List<String> EVERYTHING =
      List.of(
          "Publish the weekly client report without a sign-off",
          "robin",
          "morgan",
          "A task",
          "Draft",
          "The client has the report on Monday morning instead of Tuesday night.",
          "Publish the client report",
          "manager decides after asking",
          "author decides",
          "EUR 2,500",
          "Low",
          "I write it and know the numbers best.",
          "What the report measures",
          "A day less between the numbers and the client",
          "Client score",
          "4.2 points",
          "Client survey, ",
          "at least 4.3 points",
          "at most 1.5 %",
          "A wrong number reaches the client",
          "A checklist before sending",
          "brake 2",
          "One slip a year",
          "“Client score” falls more than 10 % below its baseline, that is 3.78 points",
          "“Errors in the report” rises above 4 %",
          "After 10 days without numbers, pause for a talk.",
          "A new manager",
          "an extra review within 14 days",
          "An audit",
          "on hold until morgan confirms it",
          "Totals agree with the ledger",
          "Names are spelt right",
          "4 weeks",
          "every 2 weeks",
          "The client asks for it",
          "Quarterly figures",
          "30 Sep 2026",
          "Sent without a correction.",
          "https://intranet.example/q3");

  @Test
  void every_format_says_everything_there_is_to_say() throws Exception {
    var id = OnePagerFixture.draft(OnePagerContentTest::sayEverything);

    assertThat(Jsoup.parse(html(id)).text()).contains(EVERYTHING).contains(id);
    assertThat(text(pdf(id))).contains(EVERYTHING).contains(id);
    assertThat(spaced(MarkdownOutline.text(markdown(id)))).contains(EVERYTHING).contains(id);
  }

  @Test
  void what_a_proposal_does_not_say_is_left_out() throws Exception {
    var id = OnePagerFixture.draft(content -> content.retain("title", "approver", "workScope"));

    assertThat(Jsoup.parse(html(id)).select("h2, section, .rows, ul, ol")).isEmpty();
    assertThat(MarkdownOutline.kinds(markdown(id)).stream().filter("Heading"::equals)).hasSize(1);
    AccessiblePdf.assertAccessible(pdf(id));
  }

  @Test
  void a_draft_may_leave_out_anything_anywhere() throws Exception {
    var id =
        OnePagerFixture.draft(
            content -> {
              ((ObjectNode) content.at("/metrics/0")).remove(List.of("baseline", "target"));
              ((ObjectNode) content.at("/risks/0")).remove(List.of("mitigation", "trigger"));
              ((ObjectNode) content.at("/pilot")).remove(List.of("end", "reviewDates"));
              ((ObjectNode) content.at("/triggers/1")).put("metric", "no-such-metric");
              content.remove("respondBy");
            });

    assertThat(text(pdf(id)))
        .contains("not known")
        .contains("not set")
        .contains("Nothing yet")
        .contains("from ")
        .contains("“no-such-metric” rises above 4.")
        .doesNotContain("Answer by")
        .doesNotContain("null");
  }

  @Test
  void the_page_can_be_followed_without_seeing_it() {
    var page = Jsoup.parse(html(OnePagerFixture.draft(OnePagerContentTest::sayEverything)));

    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.title()).isEqualTo("Publish the weekly client report without a sign-off");
    assertThat(page.select("h1, h2, h3, h4, h5, h6").stream().map(Element::tagName).toList())
        .startsWith("h1")
        .isSubsetOf("h1", "h2")
        .containsOnlyOnce("h1");
    assertThat(page.select("main")).hasSize(1);
    assertThat(page.select("th"))
        .isNotEmpty()
        .allSatisfy(th -> assertThat(th.attr("scope")).isIn("col", "row"));
    assertThat(page.select("table"))
        .allSatisfy(table -> assertThat(table.select("thead th[scope=col]")).isNotEmpty());
    assertThat(page.select("a"))
        .allSatisfy(a -> assertThat(a.attr("rel")).isEqualTo("noopener noreferrer nofollow"));
  }

  @Test
  void the_pdf_keeps_the_standard_for_accessible_pdfs() throws Exception {
    var pdf = pdf(OnePagerFixture.draft(OnePagerContentTest::sayEverything));

    AccessiblePdf.assertAccessible(pdf);
    try (var document = Loader.loadPDF(pdf)) {
      assertThat(document.getDocumentInformation().getTitle())
          .isEqualTo("Publish the weekly client report without a sign-off");
      assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("robin");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
      for (var name : document.getPage(0).getResources().getFontNames()) {
        assertThat(document.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
      }
    }
  }

  @Test
  void the_story_of_the_client_report_fits_one_page() {
    var id = ProposalFixture.draft().extract().<String>path("id");

    print(id, "application/pdf").then().header("One-Pager-Pages", "1");
    assertThat(html(id)).doesNotContain("One page is what gets read");
  }

  @Test
  void what_takes_more_than_a_page_says_so_at_its_end() throws Exception {
    var id = OnePagerFixture.draft(content -> fill(content, 20));

    var pdf = pdf(id);
    try (var document = Loader.loadPDF(pdf)) {
      int pages = document.getNumberOfPages();
      assertThat(pages).isBetween(3, 8);
      var note =
          "This one-pager runs to " + pages + " pages on A4 paper. One page is what gets read.";
      assertThat(text(pdf)).contains(note).contains("Page 1 of " + pages);
      assertThat(Jsoup.parse(html(id)).select(".note").text()).isEqualTo(note);
      print(id, "text/html").then().header("One-Pager-Pages", String.valueOf(pages));
    }
    AccessiblePdf.assertAccessible(pdf);
  }

  @Test
  void pages_are_counted_before_there_is_anything_to_print() {
    assertThat(pages(Collections.nCopies(3, "A benefit"))).hasValue(1);
    assertThat(pages(Collections.nCopies(20, "A benefit ".repeat(50)))).hasValue(3);
  }

  private OptionalInt pages(List<String> benefits) {
    return onePager.pages("robin", contentWith(benefits), List.of()).get();
  }

  private static ProposalContent contentWith(List<String> benefits) {
    List<Metric> none = List.of();
    return new ProposalContent(
        "Title",
        "morgan",
        WorkScope.TASK,
        null,
        List.of(),
        List.of(),
        benefits,
        none,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static void fill(ObjectNode content, int rows) {
    for (var list : List.of("boundaries", "benefits", "risks")) {
      var array = (ArrayNode) content.get(list);
      while (array.size() < rows) {
        array.add(array.get(0).deepCopy());
      }
    }
    for (int i = 2; i < rows; i++) {
      var metric = (ObjectNode) content.at("/metrics/0").deepCopy();
      ((ArrayNode) content.get("metrics")).add(metric.put("key", "m" + i));
    }
  }
}
