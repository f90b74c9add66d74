package dev.latitude.local.suite;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The three services. */
public enum Service {
  PROPOSAL,
  PILOT,
  AGREEMENT;

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As in the cluster: the name of the deployment, of the jar's folder and of the log. */
  public String serviceName() {
    return word() + "-service";
  }

  public String database() {
    return "latitude_" + word();
  }

  /** The variable that tells the services where this one is. */
  String urlVariable() {
    return "LATITUDE_" + name() + "_SERVICE_URL";
  }

  Path jar(Path repository) {
    return application(repository).resolve("quarkus-run.jar");
  }

  /** The folder with the jar and all that it needs. */
  Path application(Path repository) {
    return repository.resolve(serviceName()).resolve("target").resolve("quarkus-app");
  }

  static Stream<Service> all() {
    return Stream.of(values());
  }
}
