package dev.latitude.proposal.onepager;

import dev.latitude.kit.document.PageHead;
import dev.latitude.kit.document.Paper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** How the page looks, and what it says about itself. */
final class PageStyle {
  private static final String CSS = read("onepager.css");

  private PageStyle() {}

  static PageHead head(Sheet sheet, Wording words, Paper paper) {
    return new PageHead(
        words.language(),
        sheet.title(),
        sheet.author(),
        words.of("foot")
            + " "
            + sheet.id()
            + ", "
            + Objects.requireNonNullElse(sheet.revision(), sheet.status()),
        CSS + paper(sheet, words, paper));
  }

  /** Nothing here is anybody's text: the id is a UUID, the rest is ours. */
  private static String paper(Sheet sheet, Wording words, Paper paper) {
    return """
    @page {
      size: %s;
      margin: 13mm 16mm 15mm 16mm;
      @bottom-left { content: "%s %s"; %s }
      @bottom-right { content: "%s " counter(page) " %s " counter(pages); %s }
    }
    """
        .formatted(
            paper.css(),
            words.of("foot"),
            sheet.id(),
            FOOT,
            words.of("foot.page"),
            words.of("foot.of"),
            FOOT);
  }

  private static final String FOOT =
      "font-family: \"Noto Sans\", Arial, sans-serif; font-size: 7pt; color: #4c5866;";

  private static String read(String file) {
    try (var stream = PageStyle.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("There is no " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
