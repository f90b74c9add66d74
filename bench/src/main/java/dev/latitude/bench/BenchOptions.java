package dev.latitude.bench;

import dev.latitude.bench.cases.Against;
import dev.latitude.bench.cases.Benchmark;
import dev.latitude.bench.cases.Benchmarks;
import dev.latitude.bench.data.Size;
import dev.latitude.local.console.Arguments;
import dev.latitude.local.console.UsageException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What to measure, and how long.
 *
 * @param warmUps how many rounds at most count for nothing
 * @param against the smaller size beside which to measure this one
 * @param jvm options of services' JVMs
 * @param json where to write what programs read
 * @param recordings folder for a flight recording of each service
 */
record BenchOptions(
    List<Benchmark> benchmarks,
    Size size,
    Optional<Size> against,
    int rounds,
    double seconds,
    int warmUps,
    List<String> jvm,
    Optional<Path> json,
    Optional<Path> recordings) {

  /**
   * What a JVM makes of the image in deploy/ in a container of 768 MB, however much this machine
   * has: a heap of 60 % that begins with a 64th, and the collector for so little.
   */
  static final List<String> JVM = List.of("-Xms12m", "-Xmx460m", "-XX:+UseSerialGC");

  static BenchOptions of(List<String> arguments) {
    var parsed =
        Arguments.parse(
            arguments,
            Set.of(
                "--size",
                "--against",
                "--json",
                "--seconds",
                "--rounds",
                "--warm-ups",
                "--jvm",
                "--recordings"),
            Set.of());
    var benchmarks =
        parsed.words().isEmpty()
            ? Benchmarks.all()
            : parsed.words().stream().map(BenchOptions::benchmark).toList();
    return new BenchOptions(
        parsed.option("--against").isEmpty()
            ? benchmarks
            : benchmarks.stream().filter(Against::isPossible).map(BenchOptions::against).toList(),
        size("--size", parsed.option("--size").orElse("S")),
        parsed.option("--against").map(name -> size("--against", name)),
        parsed.number("--rounds", 1, 100, 5),
        parsed.number("--seconds", 1, 600, 10),
        parsed.number("--warm-ups", 0, 100, 30),
        parsed.option("--jvm").map(options -> List.of(options.strip().split(" +", -1))).orElse(JVM),
        parsed.option("--json").map(Path::of),
        parsed.option("--recordings").map(Path::of).map(Path::toAbsolutePath));
  }

  private static Benchmark benchmark(String name) {
    try {
      return Benchmarks.named(name);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException(
          "There is no measurement \"%s\"; there are %s."
              .formatted(
                  name,
                  Benchmarks.all().stream()
                      .map(Benchmark::name)
                      .collect(Collectors.joining(", "))));
    }
  }

  private static Benchmark against(Benchmark one) {
    return new Against(one);
  }

  private static Size size(String option, String name) {
    try {
      return Size.valueOf(name);
    } catch (IllegalArgumentException unknown) {
      throw new UsageException("%s is S, M or L, not \"%s\".".formatted(option, name));
    }
  }
}
