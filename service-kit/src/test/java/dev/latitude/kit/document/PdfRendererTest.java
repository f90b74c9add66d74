package dev.latitude.kit.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import dev.latitude.kit.problem.UnavailableException;
import dev.latitude.testkit.document.AccessiblePdf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfRendererTest {
  private final PdfRenderer renderer = new PdfRenderer();

  @AfterEach
  void stop() {
    renderer.stop();
  }

  @Test
  void a_page_becomes_an_accessible_pdf_that_says_what_it_is() throws Exception {
    var pdf =
        renderer.render(
            page(
                "<h1>Title</h1><p>Text with a <a href=\"https://x.example/\" title=\"x\">link</a></p>"));

    AccessiblePdf.assertAccessible(pdf.bytes());
    assertThat(pdf.pages()).isEqualTo(1);
    try (var document = Loader.loadPDF(pdf.bytes())) {
      var told = document.getDocumentInformation();
      assertThat(told.getTitle()).isEqualTo("A title");
      assertThat(told.getAuthor()).isEqualTo("robin");
      assertThat(told.getSubject()).isEqualTo("A subject");
      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("de");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
    }
  }

  @Test
  void the_same_page_gives_the_same_file() {
    var page = page("<h1>Title</h1><p>漢字 and 😀 and <b>bold</b> and שלום</p>");

    assertThat(Typesetter.draw(page).bytes()).isEqualTo(Typesetter.draw(page).bytes());
  }

  @Test
  void what_was_made_is_kept() {
    var page = page("<p>kept</p>");

    assertThat(renderer.render(page)).isSameAs(renderer.render(page));
  }

  @Test
  void pages_are_counted_as_they_are_drawn() {
    var page = page("<p style=\"page-break-after: always\">one</p><p>two</p>");

    assertThat(renderer.pages(page)).isEqualTo(2);
    assertThat(renderer.render(page).pages()).isEqualTo(2);
  }

  @Test
  void every_script_a_font_has_is_printed_and_what_none_has_is_seen_to_be_missing()
      throws Exception {
    var text =
        text(
            "<p>Zażółć gęślą jaźń</p><p>Ελληνικά</p><p>Ґрунт и ёлка</p><p>漢字かな</p><p>😀</p><p>“a” – b — c…</p><p>[한]</p>");

    assertThat(text)
        .contains("Zażółć gęślą jaźń", "Ελληνικά", "Ґрунт и ёлка", "漢字かな", "😀", "“a” – b — c…")
        .contains("[" + Fonts.REPLACEMENT + "]");
  }

  @Test
  void text_from_right_to_left_is_put_in_order() throws Exception {
    assertThat(text("<p dir=\"auto\">שלום 42</p>")).contains("שלום").contains("42");
  }

  @Test
  void nothing_is_fetched_however_a_page_asks_for_it(@TempDir Path folder) throws Exception {
    var fetched = new AtomicInteger();
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          fetched.incrementAndGet();
          exchange.close();
        });
    server.start();
    var secret =
        Files.writeString(folder.resolve("secret.css"), "p:after { content: 'the secret' }");
    var web = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      var text =
          text(
              """
              <link rel="stylesheet" href="%1$s/a.css"/><link rel="stylesheet" href="%2$s"/>
              <style>@import url(%1$s/b.css); @font-face { font-family: F; src: url(%1$s/f.ttf) }
                p { font-family: F; background-image: url(%1$s/b.png) }</style>
              <p>text</p><img src="%1$s/c.png" alt="c"/><object data="%1$s/d.pdf" type="application/pdf"></object><iframe src="%1$s/e"></iframe>
              """
                  .formatted(web, secret.toUri()));

      assertThat(text).contains("text").doesNotContain("the secret");
      assertThat(fetched).hasValue(0);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_page_cannot_bring_entities() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(
            () ->
                Typesetter.draw(
                    "<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><html><body>&x;</body></html>"));
  }

  @Test
  void nobody_waits_longer_than_a_while() {
    var waiting = new ArrayList<Runnable>();
    var impatient = new PdfRenderer(executor(waiting::add), Duration.ofMillis(1));
    var page = page("<p>late</p>");

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> impatient.pages(page))
        .withMessage("Too many documents are being made just now. Try again in a few seconds.");

    waiting.forEach(Runnable::run);
    assertThat(impatient.pages(page)).as("it was made all the same").isEqualTo(1);
    assertThat(waiting).hasSize(1);
  }

  @Test
  void only_so_many_wait() {
    var full =
        new PdfRenderer(
            executor(
                _ -> {
                  throw new RejectedExecutionException();
                }),
            Duration.ofMinutes(1));

    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> full.render(page("<p>one too many</p>")));
  }

  private static ExecutorService executor(Consumer<Runnable> execute) {
    return new AbstractExecutorService() {
      @Override
      public void execute(Runnable job) {
        execute.accept(job);
      }

      @Override
      public void shutdown() {}

      @Override
      public List<Runnable> shutdownNow() {
        return List.of();
      }

      @Override
      public boolean isShutdown() {
        return false;
      }

      @Override
      public boolean isTerminated() {
        return false;
      }

      @Override
      public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
      }
    };
  }

  private String text(String body) throws IOException {
    try (var document = Loader.loadPDF(renderer.render(page(body)).bytes())) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String page(String body) {
    return """
    <html lang="de"><head><title>A title</title><meta name="author" content="robin"/><meta name="subject" content="A subject"/>
    <style>body { font-family: "Noto Serif" }</style></head><body>%s</body></html>
    """
        .formatted(body);
  }
}
