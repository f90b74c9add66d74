package dev.latitude.bench.cases;

import dev.latitude.bench.data.Size;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.measure.Figure;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A start of everything as a laptop makes it, on what an earlier start has left, against that of
 * one service which has the machine to itself. The launcher is running already: its JVM and the
 * script before it come to half a second more.
 */
final class Laptop implements Benchmark {
  private static final double MOST_OF_SLOWEST = 2;

  @Override
  public String name() {
    return "laptop";
  }

  @Override
  public String title() {
    return "From the start of everything on a laptop until all of it is ready.";
  }

  @Override
  public Environment prepare(Stage stage, Environment environment) {
    return environment;
  }

  @Override
  public List<Side> sides() {
    return List.of();
  }

  @Override
  public List<Goal> goals() {
    return List.of();
  }

  @Override
  public List<Figure> figures(Stage stage, Environment environment, Effort effort)
      throws IOException {
    var others = stage.suite();
    for (var service : Service.values()) {
      others.stop(others.replicas(service).getFirst());
    }
    var folder = Files.createTempDirectory("latitude-laptop-");
    try {
      return measured(new Turns(stage, folder), effort.rounds());
    } finally {
      delete(folder);
      for (var service : Service.values()) {
        others.restart(others.replicas(service).getFirst());
      }
    }
  }

  private static List<Figure> measured(Turns turns, int rounds) {
    turns.first();
    var all = new ArrayList<Double>();
    var alone = new ArrayList<List<Double>>();
    for (int i = 0; i < rounds; i++) {
      all.add(turns.all());
      alone.add(turns.alone());
    }
    var figures = new ArrayList<Figure>();
    figures.add(Figure.told("everything", "s", all));
    for (int i = 0; i < turns.services().size(); i++) {
      var column = i;
      figures.add(
          Figure.told(
              turns.services().get(i).name().toLowerCase(Locale.ROOT) + " alone",
              "s",
              alone.stream().map(round -> round.get(column)).toList()));
    }
    figures.add(
        Figure.atMost(
            MOST_OF_SLOWEST,
            "everything to the slowest alone",
            "",
            IntStream.range(0, rounds)
                .mapToObj(
                    i -> all.get(i) / alone.get(i).stream().max(Double::compare).orElseThrow())
                .toList()));
    return figures;
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Starts on one folder of data. */
  private record Turns(Stage stage, Path folder) {

    /** Makes the databases, and keeps the classes where nobody has yet. */
    void first() {
      // A test does without: what it would keep, tests that run beside it would find halfway.
      var options = stage.size() == Size.XS ? options() : options().withRecordedClasses();
      start(options).close();
    }

    /** Seconds until all is ready. */
    double all() {
      var begun = System.nanoTime();
      try (var suite = start(options())) {
        return seconds(begun);
      }
    }

    /** Seconds until each is ready which has the machine to itself. */
    List<Double> alone() {
      try (var suite = start(options())) {
        for (var service : Service.values()) {
          suite.stop(suite.replicas(service).getFirst());
        }
        return services().stream().map(service -> alone(suite, service)).toList();
      }
    }

    private static double alone(Suite suite, Service service) {
      var replica = suite.replicas(service).getFirst();
      var begun = System.nanoTime();
      suite.restart(replica);
      var seconds = seconds(begun);
      suite.stop(replica);
      return seconds;
    }

    /** Each costs a test some seconds. */
    List<Service> services() {
      return stage.size() == Size.XS ? List.of(Service.PROPOSAL) : List.of(Service.values());
    }

    private static Suite start(SuiteOptions options) {
      var suite = Suite.open(options);
      // Ctrl-C must not leave processes behind.
      Runtime.getRuntime().addShutdownHook(new Thread(suite::close));
      try {
        suite.start();
        return suite;
      } catch (RuntimeException failure) {
        suite.close();
        throw failure;
      }
    }

    private SuiteOptions options() {
      return SuiteOptions.ephemeral(stage.repository()).withData(folder);
    }

    private static double seconds(long begun) {
      return (System.nanoTime() - begun) / 1e9;
    }
  }
}
