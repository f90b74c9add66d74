package dev.latitude.bench.cases;

import java.util.List;
import java.util.stream.Stream;

/** All measurements there are. */
public final class Benchmarks {
  private Benchmarks() {}

  public static List<Benchmark> all() {
    return Stream.concat(of(), Listing.all()).toList();
  }

  private static Stream<Benchmark> of() {
    return Stream.of(
        new Check(),
        new CheckBatch(),
        new Create(),
        new Measure(),
        new BulkIntake(),
        Read.proposal(),
        Read.pilot(),
        Read.agreement(),
        new Feed(),
        new Lag(),
        new HrSnapshot(),
        new ThroughGateway(),
        new Start(),
        new Laptop(),
        new Functions());
  }

  public static Benchmark named(String name) {
    if (name.endsWith(Against.BESIDE)) {
      return new Against(named(name.substring(0, name.length() - Against.BESIDE.length())));
    }
    return all().stream()
        .filter(benchmark -> benchmark.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no measurement " + name));
  }
}
