package dev.latitude.pilot.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Newline-delimited JSON: an object on each line; empty lines are passed over. */
final class NdjsonRows implements RowSource {
  private final RowLength length;
  private final BufferedReader lines;
  private int number;

  NdjsonRows(Reader text) {
    this.length = new RowLength(text);
    this.lines = new BufferedReader(length);
  }

  @Override
  public @Nullable RawRow next() throws IOException {
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      length.rowEnds();
      if (!line.isBlank()) {
        return new RawRow(number, line);
      }
    }
    return null;
  }

  @Override
  public RawRow.Places places() {
    return RawRow.LINES;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
