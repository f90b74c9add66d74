package dev.latitude.bench.cases;

import dev.latitude.bench.data.Size;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.measure.Figure;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import dev.latitude.postgres.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

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
  public List<Figure> figures(Stage stage, Environment environment, Effort effort)
      throws IOException {
    // Each costs a test some seconds.
    var services = stage.size() == Size.XS ? List.of(Service.PROPOSAL) : List.of(Service.values());
    var others = stage.suite();
    services.forEach(service -> others.stop(others.replicas(service).getFirst()));
    var folder = Files.createTempDirectory("latitude-laptop-");
    try {
      var options = SuiteOptions.ephemeral(stage.repository()).withData(folder);
      if (stage.size() != Size.XS) {
        // Makes the databases, and keeps the classes where nobody has yet.
        Stage.start(options.withRecordedClasses()).close();
      }
      var rounds = new ArrayList<Seconds>();
      for (int i = 0; i < effort.rounds(); i++) {
        rounds.add(round(options, services));
      }
      return figures(services, rounds);
    } finally {
      Folders.delete(folder);
      services.forEach(service -> others.restart(others.replicas(service).getFirst()));
    }
  }

  /** Until everything was ready, and until each was that had the machine to itself. */
  private record Seconds(double everything, List<Double> alone) {
    double slowestAlone() {
      return Collections.max(alone);
    }
  }

  private static Seconds round(SuiteOptions options, List<Service> services) {
    var begun = System.nanoTime();
    try (var suite = Stage.start(options)) {
      var everything = seconds(begun);
      for (var service : Service.values()) {
        suite.stop(suite.replicas(service).getFirst());
      }
      return new Seconds(
          everything, services.stream().map(service -> alone(suite, service)).toList());
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

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static List<Figure> figures(List<Service> services, List<Seconds> rounds) {
    var figures = new ArrayList<Figure>();
    figures.add(Figure.told("everything", "s", rounds.stream().map(Seconds::everything).toList()));
    for (int i = 0; i < services.size(); i++) {
      var column = i;
      figures.add(
          Figure.told(
              services.get(i).name().toLowerCase(Locale.ROOT) + " alone",
              "s",
              rounds.stream().map(round -> round.alone().get(column)).toList()));
    }
    figures.add(
        Figure.atMost(
            MOST_OF_SLOWEST,
            "everything to the slowest alone",
            "",
            rounds.stream().map(round -> round.everything() / round.slowestAlone()).toList()));
    return figures;
  }
}
