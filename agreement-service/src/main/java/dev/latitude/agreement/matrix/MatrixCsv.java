package dev.latitude.agreement.matrix;

import dev.latitude.agreement.register.Answer;
import dev.latitude.agreement.register.RegisteredRight;
import dev.latitude.kit.document.SpreadsheetText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** The matrix as a CSV file (RFC 4180): a line for each right, and the moment on every line. */
final class MatrixCsv {
  private static final String[] COLUMNS = {
    "at",
    "decision",
    "person",
    "answer",
    "level",
    "dimension",
    "limitAmount",
    "limitCurrency",
    "manager",
    "source",
    "sourceId",
    "sourceVersion",
    "from",
    "until",
    "boundaries"
  };

  private MatrixCsv() {}

  static String of(Matrix matrix) {
    var text = new StringBuilder();
    try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord((Object[]) COLUMNS);
      for (var right : matrix.rights()) {
        print(printer, matrix, right);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible); // it is all in memory
    }
    return text.toString();
  }

  /** What people have written is guarded; all else is made of letters, digits and signs of ours. */
  private static void print(CSVPrinter printer, Matrix matrix, RegisteredRight right)
      throws IOException {
    var limit = right.limit();
    printer.printRecord(
        matrix.at(),
        right.decision(),
        SpreadsheetText.guard(right.person()),
        Answer.to(right.level()),
        right.level(),
        right.dimension(),
        limit == null ? null : limit.amount().toPlainString(),
        limit == null ? null : limit.currency(),
        SpreadsheetText.guard(right.manager()),
        right.source().kind(),
        right.source().id(),
        right.source().version(),
        right.from(),
        right.until(),
        SpreadsheetText.guard(
            right.boundaries().stream()
                .map(boundary -> boundary.decision() + " (" + boundary.heldBy() + ")")
                .collect(Collectors.joining("; "))));
  }
}
