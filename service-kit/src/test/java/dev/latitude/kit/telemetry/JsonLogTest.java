package dev.latitude.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

class JsonLogTest {
  private final ExtLogRecord entry =
      new ExtLogRecord(
          Level.WARNING,
          "\"Robin\"\nsaid no",
          ExtLogRecord.FormatStyle.NO_FORMAT,
          JsonLogTest.class.getName());

  @Test
  void an_entry_is_one_line_whatever_is_in_it() throws IOException {
    entry.setThrown(new IllegalStateException("why\nnot"));
    var line = JsonLog.formatter().format(entry);

    assertThat(line.strip()).doesNotContain("\n");
    assertThat(line).endsWith("\n");
    assertThat(json(line).path("message").asText()).isEqualTo("\"Robin\"\nsaid no");
    assertThat(json(line).path("level").asText()).isEqualTo("WARNING");
    assertThat(json(line).path("stackTrace").asText())
        .contains("IllegalStateException: why\nnot\n\tat ");
  }

  @Test
  void an_entry_tells_when_in_utc_and_in_which_trace() throws IOException {
    entry.setInstant(Instant.EPOCH);
    entry.putMdc("traceId", "0af7651916cd43dd8448eb211c80319c");
    var line = json(JsonLog.formatter().format(entry));

    assertThat(line.path("timestamp").asText()).startsWith("1970-01-01T00:00:00").endsWith("Z");
    assertThat(line.at("/mdc/traceId").asText()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
  }

  private static JsonNode json(String line) throws IOException {
    return new ObjectMapper().readTree(line);
  }
}
