package dev.latitude.pilot.intake;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.ProblemException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Keeps one endless row from filling the memory: an unclosed quote, or a body without lines. */
final class RowLength extends FilterReader {
  private static final int MOST = 64 * 1024;

  private int sinceRow;

  RowLength(Reader in) {
    super(in);
  }

  void rowEnds() {
    sinceRow = 0;
  }

  @Override
  public int read() throws IOException {
    int c = super.read();
    count(1);
    return c;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int n = super.read(buffer, offset, length);
    count(n);
    return n;
  }

  private void count(int characters) {
    sinceRow += Math.max(0, characters);
    if (sinceRow > MOST) {
      throw new ProblemException(
          CommonProblem.MALFORMED_REQUEST,
          "A row has more than 64,000 characters. Is a line break or a closing quote missing?");
    }
  }
}
