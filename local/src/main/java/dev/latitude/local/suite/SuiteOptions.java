package dev.latitude.local.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a suite is started with.
 *
 * @param repository the project's folder, where the built services are
 * @param data where everything is kept; nothing means a temporary folder, deleted at the end
 * @param port where the gateway listens; 0 for any free port
 * @param replicas how many processes of each service
 * @param environment variables for a service beyond those the launcher sets, which they override
 * @param readyLimit how long a service may take until it is ready
 * @param recordsClasses whether services without archived classes record them, which makes this
 *     start and its end slower and later starts faster
 * @param progress told in one line each what happens
 */
public record SuiteOptions(
    Path repository,
    Optional<Path> data,
    int port,
    int replicas,
    Map<Service, Map<String, String>> environment,
    Duration readyLimit,
    boolean recordsClasses,
    Consumer<String> progress) {

  /** Ephemeral, at any free port, one process per service, silent. */
  public static SuiteOptions ephemeral(Path repository) {
    return new SuiteOptions(
        repository, Optional.empty(), 0, 1, Map.of(), Duration.ofMinutes(2), false, _ -> {});
  }

  public SuiteOptions withData(Path folder) {
    return new SuiteOptions(
        repository,
        Optional.of(folder),
        port,
        replicas,
        environment,
        readyLimit,
        recordsClasses,
        progress);
  }

  public SuiteOptions withPort(int number) {
    return new SuiteOptions(
        repository, data, number, replicas, environment, readyLimit, recordsClasses, progress);
  }

  public SuiteOptions withReplicas(int count) {
    return new SuiteOptions(
        repository, data, port, count, environment, readyLimit, recordsClasses, progress);
  }

  /** Adds a variable for one service. */
  public SuiteOptions withEnvironment(Service service, String name, String value) {
    var all = new EnumMap<Service, Map<String, String>>(Service.class);
    all.putAll(environment);
    var ofService = new HashMap<>(all.getOrDefault(service, Map.of()));
    ofService.put(name, value);
    all.put(service, ofService);
    return new SuiteOptions(
        repository, data, port, replicas, all, readyLimit, recordsClasses, progress);
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
        repository, data, port, replicas, environment, limit, recordsClasses, progress);
  }

  public SuiteOptions withProgress(Consumer<String> listener) {
    return new SuiteOptions(
        repository, data, port, replicas, environment, readyLimit, recordsClasses, listener);
  }

  /** Records archives of classes where there are none that fit. */
  public SuiteOptions withRecordedClasses() {
    return new SuiteOptions(
        repository, data, port, replicas, environment, readyLimit, true, progress);
  }
}
