package dev.latitude.local.suite;

import dev.latitude.local.data.DataFolder;
import dev.latitude.local.data.Secrets;
import dev.latitude.local.failure.StartFailure;
import dev.latitude.local.identity.Identity;
import dev.latitude.local.identity.ServiceTokens;
import dev.latitude.local.postgres.SuitePostgres;
import dev.latitude.local.process.Child;
import dev.latitude.local.process.Orphans;
import dev.latitude.postgres.Launch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts processes of services with the settings that this suite has for them. */
record ServiceLauncher(
    SuiteOptions options,
    DataFolder folder,
    SuitePostgres postgres,
    Identity identity,
    ServiceTokens tokens,
    ClassArchives archives,
    Map<Service, URI> addresses,
    URI gateway) {

  /** Says which services are not built, before anything is started. */
  static void checkBuilt(Path repository) {
    Service.all()
        .filter(service -> !Files.isRegularFile(service.jar(repository)))
        .findFirst()
        .ifPresent(
            service -> {
              throw new StartFailure(
                  "%s is not built: %s is missing. Start with ./latitude run, which builds what is missing, or run mvn package."
                      .formatted(service.serviceName(), service.jar(repository)));
            });
  }

  Child launch(Replica replica) {
    var log = folder.freshLog(replica.name());
    var builder = new ProcessBuilder(Launch.detached(command(replica)));
    builder.environment().putAll(variables(replica));
    builder.directory(folder.root().toFile());
    try {
      var process =
          builder
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
              .start();
      return new Child(replica.name(), process, log);
    } catch (IOException e) {
      throw new StartFailure(
          "%s cannot be started (%s).".formatted(replica.name(), e.getMessage()), e);
    }
  }

  private List<String> command(Replica replica) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(Orphans.mark(folder));
    command.addAll(options.jvm());
    command.addAll(archives.options(replica, options.jvm()));
    command.add("-jar");
    command.add(replica.service().jar(options.repository()).toString());
    return command;
  }

  /** What a process is told by its environment. */
  Map<String, String> variables(Replica replica) {
    var all = ofSuite(replica);
    all.putAll(options.environment().getOrDefault(replica.service(), Map.of()));
    return all;
  }

  private Map<String, String> ofSuite(Replica replica) {
    var service = replica.service();
    var database = postgres.database(service.database());
    var all = new HashMap<String, String>();
    all.put("QUARKUS_PROFILE", "laptop");
    all.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    all.put("QUARKUS_HTTP_PORT", Integer.toString(replica.port()));
    all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    all.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(replica.managementPort()));
    all.put("QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl());
    all.put("QUARKUS_DATASOURCE_USERNAME", database.user());
    all.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
    all.put("QUARKUS_OIDC_PUBLIC_KEY", identity.publicKey());
    all.put("LATITUDE_SERVICE_TOKEN_FILE", tokens.file(service.serviceName()).toString());
    all.put("LATITUDE_ATTESTATION_KEYS", folder.attestationKeys().toString());
    all.put("LATITUDE_PUBLIC_URL", gateway.toString());
    if (service == Service.AGREEMENT) {
      all.put("LATITUDE_WEBHOOKS_SECRET_KEYS", new Secrets(folder.secrets()).key("webhooks"));
      all.put("LATITUDE_WEBHOOKS_ALLOW_PRIVATE_TARGETS", "true");
    }
    addresses.forEach((other, uri) -> all.put(other.urlVariable(), uri.toString()));
    return all;
  }
}
