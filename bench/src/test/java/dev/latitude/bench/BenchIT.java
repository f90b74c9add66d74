package dev.latitude.bench;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.bench.cases.Benchmark;
import dev.latitude.bench.cases.Benchmarks;
import dev.latitude.bench.data.Size;
import dev.latitude.bench.measure.Result;
import dev.latitude.bench.measure.SideResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every measurement works, on next to no data and for a moment: that it can, not how fast. */
class BenchIT {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  /** The quick compiler alone: what starts and asks a few times is done sooner with it. */
  private static final List<String> JVM =
      List.of("-Xmx460m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  @TempDir Path folder;

  @Test
  void every_side_of_every_measurement_answers_rightly() throws Exception {
    var json = folder.resolve("bench.json");
    var lines = new ArrayList<String>();
    var options =
        new BenchOptions(
            Benchmarks.all(),
            Size.XS,
            Optional.empty(),
            1,
            0.2,
            0,
            JVM,
            Optional.of(json),
            Optional.empty());

    // A wrong answer would be a failure, and so would none.
    var results = new Bench(REPOSITORY, options, lines::add).run();

    assertThat(results).hasSameSizeAs(Benchmarks.all());
    for (var result : results) {
      var benchmark = Benchmarks.named(result.name());
      assertThat(result.sides())
          .extracting(SideResult::name)
          .containsExactlyElementsOf(benchmark.sides().stream().map(side -> side.name()).toList());
      assertThat(result.ratios()).hasSameSizeAs(benchmark.goals());
      assertThat(result.sides().size() + result.figures().size()).isPositive();
    }
    assertThat(statements(results))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                entry("check", 1),
                entry("create", 8),
                entry("measure", 15),
                entry("read-proposal", 1),
                entry("read-pilot", 1),
                entry("read-agreement", 1),
                entry("list-proposals", 1),
                entry("list-all-proposals", 1),
                entry("list-pilots", 1),
                entry("list-all-pilots", 1),
                entry("list-agreements", 1),
                entry("list-all-agreements", 1),
                entry("list-rights", 1)));
    var report = new ObjectMapper().readTree(json.toFile());
    assertThat(report.at("/results/0/name").asText()).isEqualTo("check");
    plansAreThoseThatWereLookedAt(report.at("/plans"));
    assertThat(String.join("\n", lines))
        .contains(Benchmarks.all().stream().map(Benchmark::title).toList());
  }

  /**
   * Compared with {@code bench/plans}, of which {@code -Dlatitude.plans.refresh=true} writes what
   * is to be looked at: nothing that grows may be read whole. Which index a list walks depends on
   * how much there is, and is held by the services' own tests on more than there is here.
   */
  private static void plansAreThoseThatWereLookedAt(JsonNode plans) throws IOException {
    for (var plan : plans.properties()) {
      var lines = new ArrayList<String>();
      plan.getValue().forEach(line -> lines.add(line.asText()));
      assertThat(lines)
          .as("how %s finds its rows", plan.getKey())
          .isNotEmpty()
          .noneMatch(line -> line.contains("Seq Scan"));
      if (plan.getKey().startsWith("list-")) {
        continue;
      }
      var file = REPOSITORY.resolve("bench").resolve("plans").resolve(plan.getKey() + ".txt");
      if (Boolean.getBoolean("latitude.plans.refresh")) {
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
      }
      assertThat(lines)
          .as(
              "how %s finds its rows; after a change that is meant: -Dlatitude.plans.refresh=true",
              plan.getKey())
          .isEqualTo(Files.readAllLines(file));
    }
  }

  /** How many each operation makes, BEGIN and COMMIT included; docs/performance.md tells them. */
  private static Map<String, Integer> statements(List<Result> results) {
    var statements = new HashMap<String, Integer>();
    results.forEach(
        result -> result.statements().forEach((name, sql) -> statements.put(name, sql.size())));
    return statements;
  }
}
