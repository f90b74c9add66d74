package dev.latitude.kit.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.testkit.document.MarkdownOutline;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "# heading",
        "- item",
        "+ item",
        "1. item",
        "12) item",
        "> quote",
        "---",
        "===",
        "```",
        "~~~ code",
        "    code",
        "*strong* _words_ **here**",
        "[link](javascript:alert(1))",
        "![image](https://evil.example/x.png)",
        "<script>alert(1)</script>",
        "<https://evil.example>",
        "&lt;b&gt; &copy;",
        "[ref]: https://evil.example",
        "| a | b |",
        "a\\",
        "`code`",
        "line  "
      })
  void text_stays_text(String text) {
    var line = PlainText.line(text);

    var kinds = MarkdownOutline.kinds(Markdown.escape(line));

    assertThat(kinds).containsOnly("Document", "Paragraph", "Text");
    assertThat(read(Markdown.escape(line))).isEqualTo(line);
  }

  @Test
  void numbers_are_left_readable() {
    assertThat(Markdown.escape("4.2 points, 2026-11-25 (about 4.5 %)"))
        .isEqualTo("4.2 points, 2026-11-25 \\(about 4.5 %\\)");
  }

  @Property
  void any_line_is_read_as_it_was_written(@ForAll("lines") String text) {
    var line = PlainText.line(text);
    if (!line.isEmpty()) {
      assertThat(read(Markdown.escape(line))).isEqualTo(line);
    }
  }

  @Provide
  Arbitrary<String> lines() {
    return Arbitraries.strings().withChars("\\`*_{}[]<>()#+-.!|~&$^=:@\"' 01aä/\t").ofMaxLength(30);
  }

  /** Consecutive pieces of text, as a reader puts them together again. */
  private static String read(String markdown) {
    var document = org.commonmark.parser.Parser.builder().build().parse(markdown);
    return org.commonmark.renderer.text.TextContentRenderer.builder().build().render(document);
  }
}
