package dev.latitude.local.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
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
    return new SuiteOptions(
        repository,
        Optional.of(folder),
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

  /** Commits wait for the disk, as in production. */
  public SuiteOptions withDurability() {
    return new SuiteOptions(
        repository,
        data,
        true,
        postgres,
        port,
        replicas,
        jvm,
        environment,
        readyLimit,
        recordsClasses,
        progress);
  }

  /** A setting of the database server, as {@code postgresql.conf} has it. */
  public SuiteOptions withPostgres(String setting, String value) {
    var settings = new HashMap<>(postgres);
    settings.put(setting, value);
    return new SuiteOptions(
        repository,
        data,
        durable,
        Map.copyOf(settings),
        port,
        replicas,
        jvm,
        environment,
        readyLimit,
        recordsClasses,
        progress);
  }

  public SuiteOptions withPort(int number) {
    return new SuiteOptions(
        repository,
        data,
        durable,
        postgres,
        number,
        replicas,
        jvm,
        environment,
        readyLimit,
        recordsClasses,
        progress);
  }

  public SuiteOptions withReplicas(int count) {
    return new SuiteOptions(
        repository,
        data,
        durable,
        postgres,
        port,
        count,
        jvm,
        environment,
        readyLimit,
        recordsClasses,
        progress);
  }

  /** Other options for the services' JVMs than those for a quick start. */
  public SuiteOptions withJvm(List<String> options) {
    return new SuiteOptions(
        repository,
        data,
        durable,
        postgres,
        port,
        replicas,
        List.copyOf(options),
        environment,
        readyLimit,
        recordsClasses,
        progress);
  }

  /** Adds a variable for one service. */
  public SuiteOptions withEnvironment(Service service, String name, String value) {
    var all = new EnumMap<Service, Map<String, String>>(Service.class);
    all.putAll(environment);
    var ofService = new HashMap<>(all.getOrDefault(service, Map.of()));
    ofService.put(name, value);
    all.put(service, ofService);
    return new SuiteOptions(
        repository,
        data,
        durable,
        postgres,
        port,
        replicas,
        jvm,
        all,
        readyLimit,
        recordsClasses,
        progress);
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
    return new SuiteOptions(
        repository,
        data,
        durable,
        postgres,
        port,
        replicas,
        jvm,
        environment,
        limit,
        recordsClasses,
        progress);
  }

  public SuiteOptions withProgress(Consumer<String> listener) {
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
        listener);
  }

  /** Records archives of classes where there are none that fit. */
  public SuiteOptions withRecordedClasses() {
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
        true,
        progress);
  }
}
