package dev.latitude.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.latitude.bench.measure.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Everything that was measured in a run, as it is written for programs. */
public record Report(String at, Machine machine, String revision, List<Result> results) {

  public static Report of(Instant at, String revision, List<Result> results) {
    return new Report(at.toString(), Machine.here(), revision, results);
  }

  public void write(Path file) throws IOException {
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), this);
  }
}
