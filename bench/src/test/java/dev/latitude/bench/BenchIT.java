package dev.latitude.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.latitude.bench.cases.Benchmark;
import dev.latitude.bench.cases.Benchmarks;
import dev.latitude.bench.data.Size;
import dev.latitude.bench.measure.SideResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every measurement works, on next to no data and for a moment: that it can, not how fast. */
class BenchIT {
  private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

  @TempDir Path folder;

  @Test
  void every_side_of_every_measurement_answers_rightly() throws Exception {
    var json = folder.resolve("bench.json");
    var lines = new ArrayList<String>();
    var options =
        new BenchOptions(Benchmarks.all(), Size.XS, 1, 0.2, 0, Optional.of(json), Optional.empty());

    // A wrong answer would be a failure, and so would none.
    var results = new Bench(REPOSITORY, options, lines::add).run();

    assertThat(results).hasSameSizeAs(Benchmarks.all());
    for (var result : results) {
      var benchmark = Benchmarks.named(result.name());
      assertThat(result.sides())
          .extracting(SideResult::name)
          .containsExactlyElementsOf(benchmark.sides().stream().map(side -> side.name()).toList());
      assertThat(result.ratios()).hasSameSizeAs(benchmark.goals());
    }
    assertThat(results.getFirst().statements()).containsEntry("check", 1);
    assertThat(new ObjectMapper().readTree(json.toFile()).at("/results/0/name").asText())
        .isEqualTo("check");
    assertThat(String.join("\n", lines))
        .contains(Benchmarks.all().stream().map(Benchmark::title).collect(Collectors.toList()));
  }
}
