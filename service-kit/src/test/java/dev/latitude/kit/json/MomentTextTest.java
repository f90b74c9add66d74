package dev.latitude.kit.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A moment in JSON is the text that the platform has for it. */
class MomentTextTest {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(TextOnly.module());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1899-12-31T23:59:59Z",
        "2028-02-29T12:00:00.120Z",
        "2026-03-02T09:00:00.000001Z",
        "2026-03-02T09:00:00.000000001Z",
        "2999-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "-0001-12-31T23:59:59Z"
      })
  void it_is_written_as_it_was_read(String text) throws JsonProcessingException {
    assertThat(JSON.writeValueAsString(Instant.parse(text))).isEqualTo('"' + text + '"');
  }

  /** Of all moments that one may speak of, and some on both sides. */
  @Property
  void it_is_what_the_platform_says(
      @ForAll @LongRange(min = -63_000_000_000L, max = 260_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nanos,
      @ForAll @IntRange(max = 3) int precision)
      throws JsonProcessingException {
    long unit = new int[] {1_000_000_000, 1_000_000, 1_000, 1}[precision];
    var moment = Instant.ofEpochSecond(second, nanos / unit * unit);
    assertThat(JSON.writeValueAsString(moment)).isEqualTo('"' + moment.toString() + '"');
  }
}
