package dev.latitude.agreement.document;

import static dev.latitude.agreement.document.DocumentFixture.html;
import static dev.latitude.agreement.document.DocumentFixture.markdown;
import static dev.latitude.agreement.document.DocumentFixture.pdf;
import static dev.latitude.agreement.document.DocumentFixture.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.agreement.PilotFixture;
import dev.latitude.agreement.PilotFixture.Case;
import dev.latitude.agreement.PilotServiceStub;
import dev.latitude.agreement.agreement.AgreementFixture;
import dev.latitude.testkit.RealParts;
import dev.latitude.testkit.document.AccessiblePdf;
import dev.latitude.testkit.document.MarkdownOutline;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written into whichever field comes out as the text it is. */
@QuarkusTest
@WithTestResource(RealParts.class)
@WithTestResource(PilotServiceStub.class)
class InjectionTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> ELEMENTS =
      Set.of(
          "#root", "html", "head", "meta", "title", "style", "body", "main", "header", "section",
          "footer", "p", "h1", "h2", "div", "span", "bdi", "table", "thead", "tbody", "tr", "th",
          "td", "ul", "li");

  private static final Set<String> ATTRIBUTES =
      Set.of("lang", "charset", "http-equiv", "content", "name", "class", "dir", "scope");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "</title></style></head><body onload=alert(1)>",
        "<!-- <![CDATA[ ]]> -->",
        "&lt;b&gt; &#60;b&#62; &copy;",
        "{sheet.title} {#if true}yes{/if} {{7*7}} {inject:y} {|raw|} \\{",
        "} body { display: none } /* */ @import url(//evil.example)",
        "\" counter(page) \"; content: \"x",
        "[click](javascript:alert(1)) ![x](https://evil.example/x.png)",
        "# heading --- === *** ``` > quote | a | b |",
        "1. item - item [ref]: https://evil.example <https://evil.example>",
        "=HYPERLINK(\"https://evil.example\") @SUM(1) +1-1",
        "{0} {1,number} ''quoted'' %s ${x}",
      })
  void markup_of_any_kind_is_text_in_every_format(String evil) throws Exception {
    var agreement = with(evil);
    var written =
        List.of(evil + "§E", evil + "§D", evil + "§H", evil + "§X").stream()
            .map(InjectionTest::squeezed)
            .toList();

    assertThat(squeezed(Jsoup.parse(html(agreement)).wholeText())).contains(written);
    assertOnlyOurMarkup(html(agreement));
    assertThat(squeezed(text(pdf(agreement)))).contains(written);
    try (var document = Loader.loadPDF(pdf(agreement))) {
      for (var page : document.getPages()) {
        assertThat(page.getAnnotations()).isEmpty();
      }
    }
    assertThat(squeezed(MarkdownOutline.text(markdown(agreement)))).contains(written);
    assertThat(MarkdownOutline.kinds(markdown(agreement)))
        .isSubsetOf(
            "Document",
            "Heading",
            "Text",
            "StrongEmphasis",
            "BulletList",
            "ListItem",
            "Paragraph",
            "SoftLineBreak");
  }

  @Test
  void control_characters_and_turned_text_are_made_harmless() throws Exception {
    var agreement = with("a\u001B[31m \u202Egnp.exe\u202C \u2066x\u2069 \uFEFFend");

    for (var format : List.of(html(agreement), markdown(agreement), text(pdf(agreement)))) {
      assertThat(format)
          .contains("gnp.exe x end")
          .doesNotContainPattern("[\\u0001\\u001B\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");
    }
    AccessiblePdf.assertAccessible(pdf(agreement));
  }

  @Test
  void words_that_never_end_are_broken_and_stay_on_the_paper() throws Exception {
    var agreement = with("W".repeat(180));
    try (var document = Loader.loadPDF(pdf(agreement))) {
      var edges = new Edges();
      String _ = edges.getText(document);
      float margin = 16 * 72 / 25.4f;
      assertThat(edges.right)
          .isBetween(300f, document.getPage(0).getMediaBox().getWidth() - margin + 0.5f);
    }
  }

  /** An agreement with the text wherever people write: expectation, boundary and ids of people. */
  private static AgreementFixture with(String evil) throws JsonProcessingException {
    var tag = UUID.randomUUID().toString().substring(0, 8);
    var visible = evil.replaceAll("[\\p{Cc}\\p{Cf}]", "");
    var people =
        new Case(UUID.randomUUID(), tag + visible + "§X", "morgan-" + tag, "report-" + tag);
    PilotFixture.graduatedWithin(people, evil + "§D", visible + "§H");
    return AgreementFixture.draftFrom(
        people, "\"expectations\": [%s],".formatted(JSON.writeValueAsString(evil + "§E")));
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
    assertThat(page.select("style").first().data()).doesNotContain("evil", "§");
    assertThat(page.select("body > main")).hasSize(1);
  }

  /** Lines break anywhere in a PDF, so white space is no evidence. */
  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** The rightmost edge of any letter. */
  private static final class Edges extends org.apache.pdfbox.text.PDFTextStripper {
    private float right;

    @Override
    protected void processTextPosition(org.apache.pdfbox.text.TextPosition text) {
      right = Math.max(right, text.getXDirAdj() + text.getWidthDirAdj());
    }
  }
}
