package dev.latitude.kit.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * What there is about a person, an entry a line, and at the end a line that tells that it is all:
 * who gets no such line, got a part.
 */
public final class PersonalDataLines {
  private final OutputStream out;
  private final ObjectMapper json;
  private long count;

  public PersonalDataLines(OutputStream out, ObjectMapper json) {
    this.out = out;
    this.json = json;
  }

  /**
   * A line of the answer.
   *
   * @param kind what it is; more kinds may come
   * @param data as the API tells of it elsewhere
   */
  public record Entry(String kind, Object data) {}

  /**
   * The last line.
   *
   * @param count how many lines there are before it
   */
  public record End(boolean complete, long count, String person, Instant asOf) {}

  public void write(String kind, Object data) throws IOException {
    line(new Entry(kind, data));
    count++;
  }

  public void end(String person, Instant asOf) throws IOException {
    line(new End(true, count, person, asOf));
  }

  private void line(Object value) throws IOException {
    out.write(json.writeValueAsString(value).getBytes(UTF_8));
    out.write('\n');
  }
}
