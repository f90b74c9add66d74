package dev.latitude.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.latitude.bench.measure.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything that was measured in a run, as it is written for programs.
 *
 * @param residentMb megabytes of memory that each process held at the end
 * @param plans how statements found what they looked for, by operation
 */
public record Report(
    String at,
    Machine machine,
    String revision,
    List<Result> results,
    Map<String, List<String>> plans,
    Map<String, Long> residentMb) {

  public static Report of(
      Instant at,
      String revision,
      List<Result> results,
      Map<String, List<String>> plans,
      Map<String, Long> residentMb) {
    return new Report(at.toString(), Machine.here(), revision, results, plans, residentMb);
  }

  public void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}
