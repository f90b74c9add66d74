package dev.latitude.bench.cases;

import dev.latitude.bench.cases.Image.Keeping;
import dev.latitude.bench.data.Size;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.HttpWire;
import dev.latitude.bench.measure.Figure;
import dev.latitude.bench.measure.Memory;
import dev.latitude.local.suite.Replica;
import dev.latitude.local.suite.Service;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From the start of a process to its first answer, with the options of the image and the classes
 * that it archives, against the same without an archive; and how much memory it then holds when the
 * story has been told once.
 */
final class Start implements Benchmark {
  private static final double MOST_OF_PLAIN = 0.5;
  private static final double MOST_MB = 260;
  private static final long PATIENCE_SECONDS = 120;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String title() {
    return "From the start of a process to its first 200, and what it holds after the story.";
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
      throws Exception {
    // Each costs a test half a minute.
    var services = stage.size() == Size.XS ? List.of(Service.PROPOSAL) : List.of(Service.values());
    var keepings =
        stage.size() == Size.XS
            ? List.of(Keeping.ARCHIVED, Keeping.PLAIN)
            : List.of(Keeping.values());
    var figures = new ArrayList<Figure>();
    var folder = Files.createTempDirectory("latitude-start-");
    services.forEach(service -> stage.suite().stop(replica(stage, service)));
    try {
      for (var service : services) {
        figures.addAll(
            new Turns(stage, service, folder, keepings).run(effort.rounds(), stage.image()));
      }
      figures.addAll(memory(stage, services, folder));
    } finally {
      services.forEach(service -> stage.suite().restart(replica(stage, service)));
      try (var files = Files.list(folder)) {
        files.map(Path::toFile).forEach(File::delete);
      }
      Files.delete(folder);
    }
    return figures;
  }

  private static List<Figure> memory(Stage stage, List<Service> services, Path folder)
      throws Exception {
    var running = new LinkedHashMap<String, ProcessHandle>();
    var processes = new ArrayList<Process>();
    try {
      for (var service : services) {
        var one = new Turns(stage, service, folder, List.of(Keeping.ARCHIVED));
        var process = one.start(Keeping.ARCHIVED, stage.image());
        processes.add(process);
        running.put(word(service), process.toHandle());
        var _ = one.awaitFirst(process, System.nanoTime());
      }
      Story.once(stage.suite());
      return Memory.residentMb(running).entrySet().stream()
          .map(
              held ->
                  Figure.atMost(
                      MOST_MB,
                      held.getKey() + " holds after the story",
                      "MB",
                      List.of((double) held.getValue())))
          .toList();
    } finally {
      for (var process : processes) {
        stop(process);
      }
    }
  }

  private static Replica replica(Stage stage, Service service) {
    return stage.suite().replicas(service).getFirst();
  }

  private static String word(Service service) {
    return service.name().toLowerCase(Locale.ROOT);
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  /** One service, started again and again. */
  private record Turns(Stage stage, Service service, Path folder, List<Keeping> keepings) {

    List<Figure> run(int rounds, Image image) throws Exception {
      for (var how : keepings) {
        if (how != Keeping.PLAIN) {
          archive(how, image);
        }
      }
      var taken = keepings.stream().map(how -> new Taken(how, new ArrayList<>())).toList();
      for (int i = 0; i < rounds; i++) {
        for (var one : taken) {
          var begun = System.nanoTime();
          var process = start(one.how(), image);
          try {
            one.seconds().add(awaitFirst(process, begun));
          } finally {
            stop(process);
          }
        }
      }
      var plain = taken.getLast();
      return Stream.concat(
              taken.stream().map(one -> Figure.told(title(one.how()), "s", one.seconds())),
              taken.stream()
                  .filter(one -> one.how() != Keeping.PLAIN)
                  .map(
                      one ->
                          Figure.atMost(
                              MOST_OF_PLAIN, title(one.how()) + " to plain", "", one.to(plain))))
          .toList();
    }

    private String title(Keeping how) {
      return "%s, %s".formatted(word(service), how.name().toLowerCase(Locale.ROOT));
    }

    private Path jar() {
      return stage
          .repository()
          .resolve(service.serviceName())
          .resolve("target/quarkus-app/quarkus-run.jar");
    }

    private Path file(Keeping how) {
      return folder.resolve("%s.%s".formatted(word(service), how.name().toLowerCase(Locale.ROOT)));
    }

    /** Starts it as an image is built: without anything of the suite. */
    private void archive(Keeping how, Image image) throws IOException, InterruptedException {
      var builder = new ProcessBuilder(image.archiving(how, jar(), file(how)));
      builder.environment().putAll(image.training());
      builder
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve(word(service) + ".log").toFile());
      var process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || !Files.exists(file(how))) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "The classes of %s could not be archived: %s"
                .formatted(service, Files.readString(folder.resolve(word(service) + ".log"))));
      }
    }

    Process start(Keeping how, Image image) throws IOException {
      var builder = new ProcessBuilder(image.starting(how, jar(), file(how)));
      builder.environment().putAll(stage.suite().variables(replica(stage, service)));
      return builder
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve(word(service) + ".log").toFile())
          .start();
    }

    /** Seconds until it answers somebody who asks for a list. */
    double awaitFirst(Process process, long begun) {
      var request =
          HttpWire.get(
              "/api/v1/%ss?limit=1".formatted(word(service)), stage.suite().token("robin"));
      while (System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)
          && process.isAlive()) {
        try (var wire = new HttpWire(stage.direct(service))) {
          if (wire.exchange(request) == 200) {
            return (System.nanoTime() - begun) / 1e9;
          }
        } catch (IOException notYet) {
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
      }
      throw new IllegalStateException(service + " did not come to answer");
    }
  }

  /** How long each start took. */
  private record Taken(Keeping how, List<Double> seconds) {
    List<Double> to(Taken other) {
      return IntStream.range(0, seconds.size())
          .mapToObj(i -> seconds.get(i) / other.seconds().get(i))
          .toList();
    }
  }
}
