package dev.latitude.proposal.onepager;

import dev.latitude.kit.document.PageHead;
import dev.latitude.kit.document.Paper;
import dev.latitude.kit.document.StyleSheet;
import java.util.Objects;

/** How the page looks, and what it says about itself. */
final class PageStyle {
  static final String CSS = StyleSheet.beside(PageStyle.class, "onepager.css");

  private PageStyle() {}

  /** What stands at the foot is nobody's free text: the id is a UUID, the rest is ours. */
  static PageHead head(Sheet sheet, Wording words, Paper paper) {
    var what = words.of("foot") + " " + sheet.id();
    return new PageHead(
        words.language(),
        sheet.title(),
        sheet.author(),
        what + ", " + Objects.requireNonNullElse(sheet.revision(), sheet.status()),
        CSS + StyleSheet.paged(paper, what, words));
  }
}
