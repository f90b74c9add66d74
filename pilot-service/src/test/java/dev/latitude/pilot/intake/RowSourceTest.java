package dev.latitude.pilot.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RowSourceTest {
  private static final int ROWS = 100_000;

  /** What a source may have read of the rows to come; a buffer or two. */
  private static final int AHEAD = 32 * 1024;

  interface Opener {
    RowSource open(Reader text) throws IOException;
  }

  static Stream<Arguments> formats() {
    return Stream.of(
        Arguments.of(
            "NDJSON",
            "",
            "{\"metric\": \"error-rate\", \"value\": 1.5}\n",
            (Opener) NdjsonRows::new),
        Arguments.of(
            "CSV",
            "metric,from,to,value,sampleSize,source\n",
            "error-rate,2026-11-02,2026-11-02,1.5,40,Survey\n",
            (Opener) text -> new CsvRows(text, false, new ObjectMapper())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formats")
  void each_row_is_handed_on_before_the_next_are_read(
      String format, String head, String row, Opener opener) throws IOException {
    var text = new Repeated(head, row, ROWS);
    try (var source = opener.open(text)) {
      for (int i = 1; i <= ROWS; i++) {
        assertThat(source.next()).isNotNull();
        long needed = head.length() + (long) i * row.length();
        assertThat(text.read).as("characters read at row %d", i).isLessThan(needed + AHEAD);
      }
      assertThat(source.next()).isNull();
    }
  }

  /** Says the same again and again, without having it all. */
  private static final class Repeated extends Reader {
    private final String head;
    private final String row;
    private final long length;
    private long read;

    Repeated(String head, String row, int rows) {
      this.head = head;
      this.row = row;
      this.length = head.length() + (long) rows * row.length();
    }

    @Override
    public int read(char[] buffer, int offset, int wanted) {
      int n = (int) Math.min(wanted, length - read);
      for (int i = 0; i < n; i++, read++) {
        buffer[offset + i] =
            read < head.length()
                ? head.charAt((int) read)
                : row.charAt((int) ((read - head.length()) % row.length()));
      }
      return n == 0 ? -1 : n;
    }

    @Override
    public void close() {}
  }
}
