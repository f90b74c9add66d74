package dev.latitude.pilot.dashboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latitude.kit.document.PageHead;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A dashboard as a page of its own: it fetches nothing but what is new of itself.
 *
 * @param policy what it may do in a browser
 */
record DashboardPage(String html, String policy) {
  private static final String CSS = read("dashboard.css");
  private static final String SCRIPT = read("dashboard.js");

  static DashboardPage of(DashboardView dashboard, Wording words) {
    var page = PageWriter.write(dashboard, words);
    var head =
        new PageHead(
            words.language(),
            words.filled("page.title", page.title(), page.state()),
            page.author(),
            words.of("kind"),
            CSS,
            SCRIPT);
    return new DashboardPage(
        "<!DOCTYPE html>\n" + Templates.page(page, words, head).render(), head.policyOfAnswer());
  }

  private static String read(String file) {
    try (var stream = DashboardPage.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("There is no " + file);
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
