package dev.latitude.kit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Writes moments as {@link Instant#toString} does, digit by digit: the formatter behind that, and
 * behind the stock writer, took a quarter of what a batch of decision checks costs the service.
 */
public final class MomentText extends StdScalarSerializer<Instant> {
  private static final int SECONDS_OF_DAY = 86_400;
  private static final int LONGEST = "2026-03-02T09:00:00.000000000Z".length();

  MomentText() {
    super(Instant.class);
  }

  @Override
  public void serialize(Instant moment, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    write(moment, out);
  }

  /** For writers that need no other. */
  public static void write(Instant moment, JsonGenerator out) throws IOException {
    var seconds = moment.getEpochSecond();
    var date = LocalDate.ofEpochDay(Math.floorDiv(seconds, SECONDS_OF_DAY));
    if (date.getYear() < 0 || date.getYear() > 9999) {
      // More or fewer digits, and a sign; nobody means them.
      out.writeString(moment.toString());
      return;
    }
    var text = new Digits(new char[LONGEST]);
    text.add(date.getYear(), 4, '-');
    text.add(date.getMonthValue(), 2, '-');
    text.add(date.getDayOfMonth(), 2, 'T');
    var second = (int) Math.floorMod(seconds, (long) SECONDS_OF_DAY);
    text.add(second / 3600, 2, ':');
    text.add(second / 60 % 60, 2, ':');
    text.addFraction(second % 60, moment.getNano());
    out.writeString(text.chars, 0, text.length);
  }

  /** Numbers with the zeroes before them, each with what comes after it. */
  private static final class Digits {
    private final char[] chars;
    private int length;

    Digits(char[] chars) {
      this.chars = chars;
    }

    void add(int number, int digits, char then) {
      var rest = number;
      for (var at = length + digits - 1; at >= length; at--) {
        chars[at] = (char) ('0' + rest % 10);
        rest /= 10;
      }
      chars[length + digits] = then;
      length += digits + 1;
    }

    /** Seconds with as many digits of their fraction, none, three, six or nine, as say it all. */
    void addFraction(int seconds, int nanos) {
      if (nanos == 0) {
        add(seconds, 2, 'Z');
        return;
      }
      add(seconds, 2, '.');
      if (nanos % 1_000_000 == 0) {
        add(nanos / 1_000_000, 3, 'Z');
      } else if (nanos % 1_000 == 0) {
        add(nanos / 1_000, 6, 'Z');
      } else {
        add(nanos, 9, 'Z');
      }
    }
  }
}
