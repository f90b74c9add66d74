package dev.latitude.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The load generator, seen from the process that says what to do. */
public final class LoadGenerator implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final Process process;
  private final Writer jobs;
  private final BufferedReader outcomes;

  private LoadGenerator(Process process) {
    this.process = process;
    jobs = process.outputWriter(StandardCharsets.UTF_8);
    outcomes =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  public static LoadGenerator start() {
    try {
      return new LoadGenerator(
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx512m",
                      "-XX:+UseSerialGC",
                      "-cp",
                      System.getProperty("java.class.path"),
                      LoadMain.class.getName()))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the job and answers with what came of it. */
  public Outcome run(Job job) {
    try {
      jobs.write(json.writeValueAsString(job));
      jobs.write('\n');
      jobs.flush();
      var line = outcomes.readLine();
      if (line == null) {
        throw new IllegalStateException("The load generator has ended without an outcome");
      }
      return json.readValue(line, Outcome.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
  }
}
