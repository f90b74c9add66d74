package dev.latitude.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.bench.cases.Benchmarks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The load generator's process: a job in a line, its outcome in a line, until there are no more.
 */
public final class LoadMain {
  /** By side: the next job goes on where the last has ended, so that no turn comes twice. */
  private static final Map<String, AtomicLong> TURNS = new HashMap<>();

  private LoadMain() {}

  public static void main(String[] arguments) throws IOException {
    var json = new ObjectMapper();
    var jobs = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = jobs.readLine(); line != null; line = jobs.readLine()) {
      System.out.println(json.writeValueAsString(outcome(json.readValue(line, Job.class))));
    }
  }

  private static Outcome outcome(Job job) {
    try {
      var turns = TURNS.computeIfAbsent(job.benchmark() + " " + job.side(), _ -> new AtomicLong());
      return Load.run(job, Benchmarks.named(job.benchmark()).side(job.side()).work(), turns);
    } catch (Exception failure) {
      return new Outcome(0, 0, 1, failure.toString(), 0, 0, 0, 0, 0, 0);
    }
  }
}
