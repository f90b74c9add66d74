package dev.latitude.agreement.document;

import dev.latitude.kit.document.PageHead;
import dev.latitude.kit.document.Paper;
import dev.latitude.kit.document.StyleSheet;
import java.util.Objects;

/** How the page looks, and what it says about itself. */
final class PageStyle {
  static final String CSS = StyleSheet.beside(PageStyle.class, "agreement.css");

  private PageStyle() {}

  /** What stands in the margins is nobody's free text: the id is a UUID, the rest is ours. */
  static PageHead head(Sheet sheet, Printable printed, Wording words, Paper paper) {
    var offered = printed.offered();
    var foot = words.of("foot") + " " + sheet.id();
    var what =
        offered == null
            ? foot
            : foot + ", " + words.filled("foot.version", String.valueOf(offered.number()));
    return new PageHead(
        words.language(),
        sheet.title(),
        words.filled("and", sheet.employee(), sheet.approver()),
        what + ", " + sheet.status(),
        CSS + StyleSheet.paged(paper, what, Objects.requireNonNullElse(sheet.mark(), ""), words));
  }
}
