package dev.latitude.agreement.trace;

import dev.latitude.agreement.document.Wording;
import dev.latitude.kit.document.PageHead;
import dev.latitude.kit.document.Printed;
import dev.latitude.kit.document.StyleSheet;
import java.util.Locale;

/** The trace as a page for browsers. */
final class TracePage {
  static final String CSS = StyleSheet.beside(TracePage.class, "trace.css");

  private TracePage() {}

  static Printed of(Trace trace, Locale language) {
    var words = Wording.in(language);
    var sheet = TraceSheet.write(trace, words);
    var head =
        new PageHead(words.language(), sheet.title(), sheet.people(), words.of("trace.kind"), CSS);
    return Printed.page(TraceTemplates.page(sheet, words, head).render(), head);
  }
}
