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
 * @param progress told in one line each what happens
 */
public record SuiteOptions(
    Path repository,
    Optional<Path> data,
    int port,
    int replicas,
    Map<Service, Map<String, String>> environment,
    Duration readyLimit,
    Consumer<String> progress) {

  /** Ephemeral, at any free port, one process per service, silent. */
  public static SuiteOptions ephemeral(Path repository) {
    return new SuiteOptions(
        repository, Optional.empty(), 0, 1, Map.of(), Duration.ofMinutes(2), _ -> {});
  }

  public SuiteOptions withData(Path folder) {
    return new SuiteOptions(
        repository, Optional.of(folder), port, replicas, environment, readyLimit, progress);
  }

  public SuiteOptions withPort(int number) {
    return new SuiteOptions(repository, data, number, replicas, environment, readyLimit, progress);
  }

  public SuiteOptions withReplicas(int count) {
    return new SuiteOptions(repository, data, port, count, environment, readyLimit, progress);
  }

  /** Adds a variable for one service. */
  public SuiteOptions withEnvironment(Service service, String name, String value) {
    var all = new EnumMap<Service, Map<String, String>>(Service.class);
    all.putAll(environment);
    var ofService = new HashMap<>(all.getOrDefault(service, Map.of()));
    ofService.put(name, value);
    all.put(service, ofService);
    return new SuiteOptions(repository, data, port, replicas, all, readyLimit, progress);
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
    return new SuiteOptions(repository, data, port, replicas, environment, limit, progress);
  }

  public SuiteOptions withProgress(Consumer<String> listener) {
    return new SuiteOptions(repository, data, port, replicas, environment, readyLimit, listener);
  }
}
