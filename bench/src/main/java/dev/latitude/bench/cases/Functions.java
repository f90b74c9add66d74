package dev.latitude.bench.cases;

import dev.latitude.bench.data.Size;
import dev.latitude.bench.functions.CanonicalJson;
import dev.latitude.bench.functions.TriggerEvaluator;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.measure.Figure;
import dev.latitude.kit.history.ChainedEvents;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Functions that are called for every measurement or event: their time, and their garbage. */
final class Functions implements Benchmark {
  private static final List<Class<?>> MEASURED =
      List.of(TriggerEvaluator.class, CanonicalJson.class, ChainedEvents.class);

  @Override
  public String name() {
    return "functions";
  }

  @Override
  public String title() {
    return "What is called for every measurement or event, by JMH.";
  }

  @Override
  public List<Figure> figures(Stage stage, Environment environment, Effort effort)
      throws RunnerException {
    return new Runner(options(stage, effort).build())
        .run().stream().flatMap(Functions::figures).toList();
  }

  private static ChainedOptionsBuilder options(Stage stage, Effort effort) {
    var test = stage.size() == Size.XS;
    var options =
        new OptionsBuilder()
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .addProfiler(GCProfiler.class)
            .jvmArgs(stage.jvm().toArray(String[]::new))
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
            .forks(test ? 0 : 1)
            .warmupIterations(test ? 0 : effort.rounds())
            .warmupTime(time(effort.seconds()))
            .measurementIterations(effort.rounds())
            .measurementTime(time(effort.seconds()))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    MEASURED.forEach(one -> options.include("^\\Q%s.\\E".formatted(one.getName())));
    return options;
  }

  private static TimeValue time(double seconds) {
    return TimeValue.microseconds((long) (seconds * 1e6));
  }

  private static Stream<Figure> figures(RunResult result) {
    var name = result.getPrimaryResult().getLabel().replace('_', ' ');
    var iterations =
        result.getBenchmarkResults().stream()
            .flatMap(fork -> fork.getIterationResults().stream())
            .toList();
    return Stream.of(
        Figure.told(name, "ns", values(iterations, Functions::time)),
        Figure.told(name, "bytes of garbage", values(iterations, Functions::garbage)));
  }

  private interface Part {
    double of(IterationResult iteration);
  }

  private static List<Double> values(Collection<IterationResult> iterations, Part part) {
    return iterations.stream().map(part::of).toList();
  }

  private static double time(IterationResult iteration) {
    return iteration.getPrimaryResult().getScore();
  }

  @SuppressWarnings("rawtypes") // as JMH hands them out
  private static double garbage(IterationResult iteration) {
    return iteration.getSecondaryResults().entrySet().stream()
        .filter(result -> result.getKey().endsWith("gc.alloc.rate.norm"))
        .mapToDouble(result -> result.getValue().getScore())
        .findFirst()
        .orElseThrow();
  }
}
