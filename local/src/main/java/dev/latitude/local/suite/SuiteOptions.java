package dev.latitude.local.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a suite is started with.
 *
 * @param repository the project's folder, where the built services are
 * @param data where everything is kept; nothing means a temporary folder, deleted at the end
 * @param durable whether what is committed must survive a crash of the machine although the folder
 *     is temporary; a kept folder is always durable
 * @param postgres settings of the database server beyond the launcher's, which they override
 * @param port where the gateway listens; 0 for any free port
 * @param replicas how many processes of each service
 * @param jvm options of the services' JVMs
 * @param environment variables for a service beyond those the launcher sets, which they override
 * @param readyLimit how long a service may take until it is ready
 * @param recordsClasses whether services without archived classes record them, which makes this
 *     start and its end slower and later starts faster
 * @param progress told in one line each what happens
 */
public record SuiteOptions(
    Path repository,
    Optional<Path> data,
    boolean durable,
    Map<String, String> postgres,
    int port,
    int replicas,
    List<String> jvm,
    Map<Service, Map<String, String>> environment,
    Duration readyLimit,
    boolean recordsClasses,
    Consumer<String> progress) {

  /**
   * Three JVMs start at once on a few cores: the quick compiler alone has them ready in two thirds
   * of the time, and nothing here runs long enough to gain from the thorough one. A JDK to come may
   * know one of the options no more, and shall start nevertheless.
   */
  private static final List<String> QUICK_START =
      List.of(
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+IgnoreUnrecognizedVMOptions");

  /** Ephemeral, at any free port, one process per service, silent. */
  public static SuiteOptions ephemeral(Path repository) {
    return new SuiteOptions(
        repository,
        Optional.empty(),
        false,
        Map.of(),
        0,
        1,
        QUICK_START,
        Map.of(),
        Duration.ofMinutes(2),
        false,
        _ -> {});
  }

  public SuiteOptions withData(Path folder) {
    return with(changed -> changed.data = Optional.of(folder));
  }

  /** Commits wait for the disk, as in production. */
  public SuiteOptions withDurability() {
    return with(changed -> changed.durable = true);
  }

  /** A setting of the database server, as {@code postgresql.conf} has it. */
  public SuiteOptions withPostgres(String setting, String value) {
    return with(changed -> changed.postgres = and(postgres, setting, value));
  }

  public SuiteOptions withPort(int number) {
    return with(changed -> changed.port = number);
  }

  public SuiteOptions withReplicas(int count) {
    return with(changed -> changed.replicas = count);
  }

  /** Other options for the services' JVMs than those for a quick start. */
  public SuiteOptions withJvm(List<String> options) {
    return with(changed -> changed.jvm = List.copyOf(options));
  }

  /** Adds a variable for one service. */
  public SuiteOptions withEnvironment(Service service, String name, String value) {
    var ofService = and(environment.getOrDefault(service, Map.of()), name, value);
    return with(changed -> changed.environment = and(environment, service, ofService));
  }

  /** Adds a variable for every service. */
  public SuiteOptions withEnvironment(String name, String value) {
    var options = this;
    for (var service : Service.values()) {
      options = options.withEnvironment(service, name, value);
    }
    return options;
  }

  public SuiteOptions withReadyLimit(Duration limit) {
    return with(changed -> changed.readyLimit = limit);
  }

  public SuiteOptions withProgress(Consumer<String> listener) {
    return with(changed -> changed.progress = listener);
  }

  /** Records archives of classes where there are none that fit. */
  public SuiteOptions withRecordedClasses() {
    return with(changed -> changed.recordsClasses = true);
  }

  private SuiteOptions with(Consumer<Changed> change) {
    var changed = new Changed(this);
    change.accept(changed);
    return changed.options();
  }

  private static <K, V> Map<K, V> and(Map<K, V> map, K key, V value) {
    var more = new HashMap<>(map);
    more.put(key, value);
    return Map.copyOf(more);
  }

  /** All of it, some of it different. */
  private static final class Changed {
    private final Path repository;
    private Optional<Path> data;
    private boolean durable;
    private Map<String, String> postgres;
    private int port;
    private int replicas;
    private List<String> jvm;
    private Map<Service, Map<String, String>> environment;
    private Duration readyLimit;
    private boolean recordsClasses;
    private Consumer<String> progress;

    Changed(SuiteOptions options) {
      repository = options.repository;
      data = options.data;
      durable = options.durable;
      postgres = options.postgres;
      port = options.port;
      replicas = options.replicas;
      jvm = options.jvm;
      environment = options.environment;
      readyLimit = options.readyLimit;
      recordsClasses = options.recordsClasses;
      progress = options.progress;
    }

    SuiteOptions options() {
      return new SuiteOptions(
          repository,
          data,
          durable,
          postgres,
          port,
          replicas,
          jvm,
          environment,
          readyLimit,
          recordsClasses,
          progress);
    }
  }
}
