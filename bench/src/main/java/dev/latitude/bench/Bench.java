package dev.latitude.bench;

import dev.latitude.bench.cases.Against;
import dev.latitude.bench.cases.Benchmark;
import dev.latitude.bench.cases.Effort;
import dev.latitude.bench.cases.Image;
import dev.latitude.bench.cases.Stage;
import dev.latitude.bench.data.Size;
import dev.latitude.bench.load.Environment;
import dev.latitude.bench.load.LoadGenerator;
import dev.latitude.bench.measure.Measuring;
import dev.latitude.bench.measure.Memory;
import dev.latitude.bench.measure.Result;
import dev.latitude.bench.report.Machine;
import dev.latitude.bench.report.Report;
import dev.latitude.bench.report.Table;
import dev.latitude.local.suite.Service;
import dev.latitude.local.suite.Suite;
import dev.latitude.local.suite.SuiteOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts a suite as it would run in production, measures on it, and tells what came of it. */
public final class Bench {
  /** What {@code deploy/kubernetes/overlays/production} gives each database. */
  static final String SHARED_BUFFERS = "1GB";

  /** Nobody is refused for asking much, but it is counted, as in production. */
  private static final String NO_LIMIT = "1000000000";

  private final Path repository;
  private final BenchOptions options;
  private final Consumer<String> out;

  Bench(Path repository, BenchOptions options, Consumer<String> out) {
    this.repository = repository;
    this.options = options;
    this.out = out;
  }

  /** A running suite, and what is put into it. */
  private record Ground(Suite suite, Stage stage) implements AutoCloseable {
    Environment prepare(Benchmark benchmark) throws Exception {
      return benchmark.prepare(stage, environment(suite));
    }

    @Override
    public void close() {
      stage.close();
      suite.close();
    }
  }

  List<Result> run() throws Exception {
    out.accept(Machine.here().line());
    try (var ground = open(options.size());
        var smaller = options.against().isPresent() ? open(options.against().get()) : null;
        var load = LoadGenerator.start()) {
      return run(ground, smaller, load);
    }
  }

  private Ground open(Size size) throws IOException {
    var suite = Stage.start(suiteOptions());
    try {
      return new Ground(suite, new Stage(suite, size, repository, options.jvm()));
    } catch (RuntimeException failure) {
      suite.close();
      throw failure;
    }
  }

  private List<Result> run(Ground ground, @Nullable Ground smaller, LoadGenerator load)
      throws Exception {
    var groups = groups(ground.suite());
    if (smaller != null) {
      groups(smaller.suite()).forEach((name, process) -> groups.put("small " + name, process));
    }
    var measuring =
        new Measuring(
            load,
            groups,
            options.rounds(),
            options.seconds(),
            options.warmUps(),
            line -> out.accept("  " + line));
    var effort = new Effort(load, options.rounds(), options.seconds());
    var results = new ArrayList<Result>();
    for (var benchmark : options.benchmarks()) {
      results.add(run(benchmark, ground, smaller, measuring, effort));
    }
    var memory = Memory.residentMb(groups);
    out.accept("Resident after all this, in MB: " + memory);
    if (options.json().isPresent()) {
      Report.of(Instant.now(), revision(), results, ground.stage().plans(), memory)
          .write(options.json().get());
    }
    return results;
  }

  private Result run(
      Benchmark benchmark,
      Ground ground,
      @Nullable Ground smaller,
      Measuring measuring,
      Effort effort)
      throws Exception {
    out.accept("Preparing " + benchmark.name());
    var environment = ground.prepare(benchmark);
    if (smaller != null) {
      environment = Against.both(environment, smaller.prepare(benchmark));
    }
    var result =
        measuring
            .run(benchmark, options.size(), environment)
            .with(benchmark.figures(ground.stage(), environment, effort));
    out.accept("");
    Table.of(result).forEach(out);
    out.accept("");
    return result;
  }

  private SuiteOptions suiteOptions() throws IOException {
    var suite =
        SuiteOptions.ephemeral(repository)
            .withDurability()
            .withPostgres("shared_buffers", SHARED_BUFFERS)
            .withJvm(options.jvm())
            .withProgress(line -> out.accept("  " + line))
            .withEnvironment("LATITUDE_RATE_LIMIT_PEOPLE", NO_LIMIT)
            .withEnvironment("LATITUDE_RATE_LIMIT_MACHINES", NO_LIMIT)
            .withEnvironment("LATITUDE_RATE_LIMIT_ANONYMOUS", NO_LIMIT);
    for (var setting : Image.of(repository, options.jvm()).environment().entrySet()) {
      suite = suite.withEnvironment(setting.getKey(), setting.getValue());
    }
    if (options.recordings().isPresent()) {
      Files.createDirectories(options.recordings().get());
      for (var service : Service.values()) {
        suite =
            suite.withEnvironment(
                service,
                "JAVA_TOOL_OPTIONS",
                "-XX:FlightRecorderOptions=stackdepth=256 -XX:StartFlightRecording=settings=profile,dumponexit=true,filename=%s.jfr"
                    .formatted(options.recordings().get().resolve(service.serviceName())));
      }
    }
    return suite;
  }

  private static Environment environment(Suite suite) {
    var addresses = new HashMap<String, URI>();
    var databases = new HashMap<String, Environment.Database>();
    addresses.put("gateway", suite.gatewayUri());
    for (var service : Service.values()) {
      var database = suite.database(service);
      addresses.put(name(service), suite.replicas(service).getFirst().uri());
      databases.put(
          name(service),
          new Environment.Database(database.jdbcUrl(), database.user(), database.password()));
    }
    return new Environment(addresses, databases, Map.of(), Map.of(), Map.of());
  }

  private static Map<String, ProcessHandle> groups(Suite suite) {
    var groups = new LinkedHashMap<String, ProcessHandle>();
    for (var service : Service.values()) {
      groups.put(name(service), suite.process(suite.replicas(service).getFirst()));
    }
    groups.put("postgres", suite.postgresProcess());
    return groups;
  }

  private static String name(Service service) {
    return service.name().toLowerCase(Locale.ROOT);
  }

  /** The commit that was measured; {@code unknown} without git. */
  private String revision() {
    try {
      var git =
          new ProcessBuilder("git", "describe", "--always", "--dirty")
              .directory(repository.toFile())
              .start();
      return new String(
              git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
          .strip();
    } catch (IOException noGit) {
      return "unknown";
    }
  }
}
