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

/**
 * From the start of a process to its first answer, with the options of the image and its AOT cache,
 * against the same without one; and how much memory it then holds when the story has been told
 * once.
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
  public List<Figure> figures(Stage stage, Environment environment, Effort effort)
      throws Exception {
    // Each costs a test a quarter of a minute.
    var services = stage.size() == Size.XS ? List.of(Service.PROPOSAL) : List.of(Service.values());
    var figures = new ArrayList<Figure>();
    var folder = Files.createTempDirectory("latitude-start-");
    services.forEach(service -> stage.suite().stop(replica(stage, service)));
    try {
      for (var service : services) {
        figures.addAll(new Turns(stage, service, folder).run(effort.rounds(), stage.image()));
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
        var one = new Turns(stage, service, folder);
        var process = one.start(Keeping.CACHED, stage.image());
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
  private record Turns(Stage stage, Service service, Path folder) {

    List<Figure> run(int rounds, Image image) throws Exception {
      makeCache(image);
      var cached = new ArrayList<Double>();
      var plain = new ArrayList<Double>();
      for (int i = 0; i < rounds; i++) {
        cached.add(once(Keeping.CACHED, image));
        plain.add(once(Keeping.PLAIN, image));
      }
      return List.of(
          Figure.told(title(Keeping.CACHED), "s", cached),
          Figure.told(title(Keeping.PLAIN), "s", plain),
          Figure.atMost(
              MOST_OF_PLAIN,
              title(Keeping.CACHED) + " to plain",
              "",
              IntStream.range(0, rounds).mapToObj(i -> cached.get(i) / plain.get(i)).toList()));
    }

    /** Seconds from its start to its first answer. */
    private double once(Keeping how, Image image) throws Exception {
      var begun = System.nanoTime();
      var process = start(how, image);
      try {
        return awaitFirst(process, begun);
      } finally {
        stop(process);
      }
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

    private Path cache() {
      return folder.resolve(word(service) + ".aot");
    }

    /** As an image is built: without anything of the suite. */
    private void makeCache(Image image) throws IOException, InterruptedException {
      var builder = new ProcessBuilder(image.making(jar(), cache()));
      builder.environment().putAll(image.training());
      builder
          .redirectErrorStream(true)
          .redirectOutput(folder.resolve(word(service) + ".log").toFile());
      var process = builder.start();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)
          || process.exitValue() != 0
          || !Files.exists(cache())) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "The cache of %s could not be made: %s"
                .formatted(service, Files.readString(folder.resolve(word(service) + ".log"))));
      }
    }

    Process start(Keeping how, Image image) throws IOException {
      var builder = new ProcessBuilder(image.starting(how, jar(), cache()));
      builder.environment().putAll(image.environment());
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
}
