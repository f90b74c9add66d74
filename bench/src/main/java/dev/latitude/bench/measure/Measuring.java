package dev.latitude.bench.measure;

import dev.latitude.bench.cases.Benchmark;
import dev.latitude.bench.cases.Goal;
import dev.latitude.bench.cases.Side;
import dev.latitude.bench.data.Size;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.Job;
import dev.latitude.bench.load.LoadGenerator;
import dev.latitude.bench.sql.SqlCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Runs the sides of a measurement in turns, so that whatever disturbs them disturbs all. */
public final class Measuring {
  /** Of what a service can answer at most; more would measure queues. */
  private static final double CALM = 0.5;

  private final LoadGenerator load;
  private final Processors processors;
  private final int rounds;
  private final double seconds;
  private final int warmUps;
  private final Consumer<String> progress;

  /**
   * @param groups processes whose processor time is told apart, by the name of the group
   */
  public Measuring(
      LoadGenerator load,
      Map<String, ProcessHandle> groups,
      int rounds,
      double seconds,
      int warmUps,
      Consumer<String> progress) {
    this.load = load;
    var all = new LinkedHashMap<>(groups);
    all.put("load", load.handle());
    processors = new Processors(all);
    this.rounds = rounds;
    this.seconds = seconds;
    this.warmUps = warmUps;
    this.progress = progress;
  }

  public Result run(Benchmark benchmark, Size size, Environment environment) {
    var sides = benchmark.sides();
    for (var side : sides) {
      warmUp(benchmark, side, environment);
    }
    var closed = rounds(benchmark, environment, 0);
    var rate = benchmark.timed() ? CALM * most(closed.getFirst()) : 0;
    var timed =
        benchmark.timed()
            ? rounds(benchmark, environment, rate)
            : sides.stream().map(_ -> List.<Round>of()).toList();
    var results =
        IntStream.range(0, sides.size())
            .mapToObj(i -> new SideResult(sides.get(i).name(), closed.get(i), timed.get(i)))
            .toList();
    return new Result(
        benchmark.name(),
        benchmark.title(),
        size,
        benchmark.connections(),
        rounds,
        seconds,
        rate,
        results,
        benchmark.goals().stream().map(goal -> ratio(goal, results)).toList(),
        List.of(),
        statements(environment));
  }

  private static Map<String, List<String>> statements(Environment environment) {
    var statements = new LinkedHashMap<String, List<String>>();
    environment
        .calls()
        .forEach((name, calls) -> statements.put(name, calls.stream().map(SqlCall::sql).toList()));
    return statements;
  }

  /** JVMs compile what they run often, so this goes on until it was run often enough. */
  private void warmUp(Benchmark benchmark, Side side, Environment environment) {
    var costs = new Costs();
    long operations = 0;
    while (costs.count() < warmUps && (costs.stillFall() || operations < benchmark.warmAfter())) {
      var round = round(benchmark, side, environment, seconds, 0);
      progress.accept(
          "warming up %s: %,.0f a second, %,.0f µs of processor each"
              .formatted(side.name(), round.outcome().unitsPerSecond(), round.processorMicros()));
      costs.add(round.processorMicros());
      operations += round.outcome().operations();
    }
  }

  private static double most(List<Round> rounds) {
    return Spread.of(rounds.stream().map(round -> round.outcome().unitsPerSecond()).toList())
        .median();
  }

  /** For each side its rounds. */
  private List<List<Round>> rounds(Benchmark benchmark, Environment environment, double rate) {
    var sides = benchmark.sides();
    var all = sides.stream().map(_ -> (List<Round>) new ArrayList<Round>()).toList();
    for (int i = 1; i <= rounds && !sides.isEmpty(); i++) {
      progress.accept(
          "round %d of %d%s"
              .formatted(i, rounds, rate == 0 ? "" : " at %,.0f a second".formatted(rate)));
      for (int side = 0; side < sides.size(); side++) {
        all.get(side).add(round(benchmark, sides.get(side), environment, seconds, rate));
      }
    }
    return all;
  }

  private Round round(
      Benchmark benchmark, Side side, Environment environment, double length, double rate) {
    var begun = System.nanoTime();
    var before = processors.now();
    var outcome =
        load.run(
            new Job(
                benchmark.name(), side.name(), benchmark.connections(), length, rate, environment));
    var used = processors.now().since(before);
    if (outcome.failures() > 0 || outcome.operations() == 0) {
      throw new MeasuringFailed(benchmark.name(), side.name(), outcome);
    }
    return new Round(outcome, used.byGroup(), used.others() / ((System.nanoTime() - begun) / 1e9));
  }

  private static RatioResult ratio(Goal goal, List<SideResult> results) {
    var side = rounds(goal, goal.side(), results);
    var against = rounds(goal, goal.against(), results);
    return new RatioResult(
        goal,
        Spread.of(
            IntStream.range(0, side.size())
                .mapToObj(i -> value(goal, side.get(i)) / value(goal, against.get(i)))
                .toList()));
  }

  private static List<Round> rounds(Goal goal, String name, List<SideResult> results) {
    var result = results.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    return switch (goal.kind()) {
      case THROUGHPUT -> result.closed();
      case P99 -> result.timed();
    };
  }

  private static double value(Goal goal, Round round) {
    return switch (goal.kind()) {
      case THROUGHPUT -> round.outcome().unitsPerSecond();
      case P99 -> round.outcome().p99();
    };
  }
}
