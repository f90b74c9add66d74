package dev.latitude.proposal.onepager;

import static dev.latitude.proposal.onepager.OnePagerFixture.html;
import static dev.latitude.proposal.onepager.OnePagerFixture.markdown;
import static dev.latitude.proposal.onepager.OnePagerFixture.pdf;
import static dev.latitude.proposal.onepager.OnePagerFixture.text;
import static dev.latitude.testkit.TestIdentity.bearer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.document.AccessiblePdf;
import dev.latitude.testkit.document.MarkdownOutline;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written into whichever field comes out as the text it is. */
@QuarkusTest
@WithTestResource(RealParts.class)
class OnePagerInjectionTest {
  /** What is not free text, so that nothing can be written into it. */
  private static final Set<String> PEOPLE = Set.of("approver", "heldBy");

  private static final Set<String> NO_TEXT =
      Set.of(
          "decision",
          "key",
          "metric",
          "workScope",
          "dimension",
          "currentLevel",
          "requestedLevel",
          "currency",
          "amount",
          "direction",
          "kind",
          "operator",
          "basis",
          "mode",
          "risk",
          "action",
          "grace",
          "event",
          "reaction",
          "link",
          "from",
          "to",
          "start",
          "end",
          "reviewDates",
          "completedOn",
          "statusUpdateEvery",
          "respondBy");

  private static final Map<String, Integer> LONGEST = Map.of("unit", 40, "trigger", 60);

  private static final Set<String> ELEMENTS =
      Set.of(
          "#root", "html", "head", "meta", "title", "style", "body", "main", "header", "section",
          "footer", "p", "h1", "h2", "div", "span", "bdi", "table", "thead", "tbody", "tr", "th",
          "td", "ul", "ol", "li", "a");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "lang",
          "charset",
          "http-equiv",
          "content",
          "name",
          "class",
          "dir",
          "scope",
          "colspan",
          "href",
          "rel",
          "title");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "'><svg/onload=alert(1)>",
        "</title></style></head><body onload=alert(1)>",
        "<!-- <![CDATA[ ]]> -->",
        "&lt;b&gt; &#60;b&#62; &copy;",
        "{sheet.title} {#if true}yes{/if} {{7*7}} {cdi:x} {inject:y} {|raw|} \\{",
        "} body { display: none } /* */ @import url(//evil.example)",
        "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
        "# heading --- === *** ``` > quote | a | b |",
        "1. item - item [ref]: https://evil.example <https://evil.example>",
        "=HYPERLINK(\"https://evil.example\") @SUM(1) +1-1",
        "javascript:alert(1) data:text/html,<b>x</b>",
        "{0} {1,number} ''quoted'' %s ${x}",
      })
  void markup_of_any_kind_is_text_in_every_format(String evil) throws Exception {
    var written = new ArrayList<String>();
    var id =
        draftWith(
            (_, longest) -> {
              var text = cut(evil, longest - 3) + "§" + (char) ('A' + written.size());
              written.add(squeezed(text));
              return text;
            });
    assertThat(written).as("fields of free text").hasSize(21);

    assertThat(squeezed(Jsoup.parse(html(id)).wholeText())).contains(written);
    assertOnlyOurMarkup(html(id));
    assertThat(squeezed(text(pdf(id)))).contains(written);
    assertThat(links(pdf(id))).containsOnly("https://intranet.example/q3");
    assertThat(squeezed(MarkdownOutline.text(markdown(id)))).contains(written);
    assertOnlyOurMarkdown(markdown(id));
  }

  @Test
  void control_characters_and_turned_text_are_made_harmless() throws Exception {
    var id = draftWith((_, _) -> "a\u0001b\u001B[31m \u202Egnp.exe\u202C \u2066x\u2069 \uFEFFend");

    assertThat(Jsoup.parse(html(id)).title()).isEqualTo("a\uFFFDb\uFFFD[31m gnp.exe x end");
    for (var format : List.of(html(id), markdown(id), text(pdf(id)))) {
      assertThat(format)
          .contains("gnp.exe x end")
          .doesNotContainPattern("[\\u0001\\u001B\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    }
    AccessiblePdf.assertAccessible(pdf(id));
  }

  @Test
  void words_that_never_end_are_broken_and_stay_on_the_paper() throws Exception {
    var id = draftWith((_, longest) -> "W".repeat(longest));

    try (var document = Loader.loadPDF(pdf(id))) {
      var edges = new Edges();
      String _ = edges.getText(document);
      float margin = 16 * 72 / 25.4f;
      assertThat(edges.right)
          .isBetween(300f, document.getPage(0).getMediaBox().getWidth() - margin + 0.5f);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://intranet.example/\u202Egnp",
        "https://intranet.example/a|b",
        "https://'onmouseover='alert(1)",
        "https://evil.example/)[x](javascript:alert(1))",
        "https://evil.example/{sheet.id}",
        "http:///nowhere",
      })
  void an_address_is_a_link_only_if_it_leads_somewhere_and_is_never_more_than_one(String link)
      throws Exception {
    var id =
        OnePagerFixture.draft(
            content ->
                content
                    .putArray("evidence")
                    .addObject()
                    .put("title", "T")
                    .put("result", "R")
                    .put("link", link));

    assertOnlyOurMarkup(html(id));
    assertOnlyOurMarkdown(markdown(id));
    var links = links(pdf(id));
    assertThat(links).hasSizeLessThanOrEqualTo(1);
    assertThat(links).allSatisfy(to -> assertThat(to).matches("https?://[!-~]+"));
    assertThat(Jsoup.parse(html(id)).select("a").eachAttr("href")).isEqualTo(links);
  }

  @Test
  void what_the_catalogue_calls_a_decision_is_text_too() throws Exception {
    var slug = "evil-" + UUID.randomUUID();
    given()
        .header("Authorization", bearer("hanna", "hr"))
        .contentType("application/json")
        .body(
            "{\"slug\": \""
                + slug
                + "\", \"title\": \"<b onclick=x>*bold*</b>\", \"dimension\": \"QUALITY\", \"usualRisk\": \"LOW\", \"ceiling\": \"DELEGATE\"}")
        .post("/api/v1/decision-types")
        .then()
        .statusCode(201);
    var id = OnePagerFixture.draft(slug, _ -> {});

    assertThat(text(pdf(id))).contains("<b onclick=x>*bold*</b>");
    assertThat(Jsoup.parse(html(id)).select("th.name").text()).isEqualTo("<b onclick=x>*bold*</b>");
    assertOnlyOurMarkup(html(id));
    assertOnlyOurMarkdown(markdown(id));
  }

  private static String draftWith(Evil evil) {
    return OnePagerFixture.draft(
        content -> {
          ((ObjectNode) content.at("/risks/0")).put("acceptedResidual", "A slip");
          ((ObjectNode) content.at("/pilot")).put("endsEarlyIf", "The client asks for it");
          content
              .putArray("contextClauses")
              .addObject()
              .put("event", "AUDIT")
              .put("reaction", "SUSPEND");
          content.putArray("checklist").add("Totals agree");
          content
              .putArray("evidence")
              .addObject()
              .put("title", "Figures")
              .put("result", "Good")
              .put("link", "https://intranet.example/q3");
          rewrite(content, evil);
        });
  }

  /** Writes into every free text there is. */
  private static void rewrite(JsonNode node, Evil evil) {
    switch (node) {
      case ObjectNode object -> {
        for (var name :
            new ArrayList<>(object.properties().stream().map(Map.Entry::getKey).toList())) {
          var value = object.get(name);
          boolean boundary = name.equals("decision") && object.has("heldBy");
          if (value.isTextual() && (boundary || !NO_TEXT.contains(name))) {
            var written = evil.instead(value.textValue(), LONGEST.getOrDefault(name, 200));
            object.put(name, PEOPLE.contains(name) ? visible(written) : written);
          } else {
            rewrite(value, evil);
          }
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          if (array.get(i).isTextual() && !array.get(i).textValue().matches("\\d{4}-.*")) {
            array.set(i, evil.instead(array.get(i).textValue(), 200));
          } else {
            rewrite(array.get(i), evil);
          }
        }
      }
      default -> {}
    }
  }

  /** An id of a person may be any text that one can see. */
  private static String visible(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}]", "").strip();
  }

  /** What to write instead of a text. */
  private interface Evil {
    String instead(String text, int longest);
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length);
  }

  private static void assertOnlyOurMarkup(String html) {
    var page = Jsoup.parse(html);
    assertThat(page.getAllElements().stream().map(Element::tagName)).isSubsetOf(ELEMENTS);
    assertThat(
            page.getAllElements().stream()
                .flatMap(e -> e.attributes().asList().stream())
                .map(a -> a.getKey()))
        .isSubsetOf(ATTRIBUTES);
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.select("[href]").eachAttr("href"))
        .allSatisfy(to -> assertThat(to).startsWith("http"));
    assertThat(page.select("body > main")).hasSize(1);
  }

  private static void assertOnlyOurMarkdown(String markdown) {
    var kinds = MarkdownOutline.kinds(markdown);
    assertThat(kinds)
        .isSubsetOf(
            "Document",
            "Heading",
            "Text",
            "StrongEmphasis",
            "BulletList",
            "OrderedList",
            "ListItem",
            "Paragraph",
            "Link",
            "SoftLineBreak");
    assertThat(kinds.stream().filter("Link"::equals).count()).isLessThanOrEqualTo(1);
  }

  private static List<String> links(byte[] pdf) throws Exception {
    var links = new ArrayList<String>();
    try (var document = Loader.loadPDF(pdf)) {
      for (var page : document.getPages()) {
        for (var annotation : page.getAnnotations()) {
          var action = (PDActionURI) ((PDAnnotationLink) annotation).getAction();
          links.add(action.getURI());
        }
      }
    }
    return links.stream().distinct().toList();
  }

  /** Lines break anywhere in a PDF, so white space is no evidence. */
  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** The rightmost edge of any letter. */
  private static final class Edges extends PDFTextStripper {
    private float right;

    @Override
    protected void processTextPosition(TextPosition text) {
      right = Math.max(right, text.getXDirAdj() + text.getWidthDirAdj());
    }
  }
}
