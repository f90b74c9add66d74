package dev.latitude.agreement.matrix;

import dev.latitude.kit.document.PageHead;
import dev.latitude.kit.document.Printed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The matrix as a page that a browser shows and prints. Unlike a document of one or two people, it
 * is a table to look things up in on a screen, in the dark too, and so has a style of its own.
 */
final class MatrixPage {
  private static final String CSS = read("matrix.css");

  private MatrixPage() {}

  static Printed of(Matrix matrix, Locale language) {
    var words = new MatrixWords(language);
    var sheet = MatrixSheet.write(matrix, words);
    var head =
        new PageHead(words.language(), sheet.title(), words.of("author"), sheet.moment(), CSS);
    return Printed.page(MatrixTemplates.page(sheet, words, head).render(), head);
  }

  private static String read(String file) {
    try (var stream = MatrixPage.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new IllegalStateException("There is no " + file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
