package dev.latitude.system.keycloak;

import dev.latitude.postgres.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A real Keycloak on a port of this machine, with one realm and everything in memory. Started
 * without its script, so that the process is the one to end.
 */
public final class Keycloak implements AutoCloseable {
  /** Nothing of these is of interest here, and each costs time. */
  private static final String BUILD =
      "build --db=dev-mem --features-disabled=account,ciba,device-flow,impersonation,kerberos,opentelemetry,"
          + "organization,par,passkeys,step-up-authentication,step-up-authentication-saml,"
          + "token-exchange-standard,user-event-metrics,web-authn,workflows";

  private static final Duration BUILD_LIMIT = Duration.ofMinutes(4);
  private static final Duration START_LIMIT = Duration.ofMinutes(4);
  private static final String ADMIN = "admin";

  private final Process process;
  private final KeycloakClient client;

  private Keycloak(Process process, KeycloakClient client) {
    this.process = process;
    this.client = client;
  }

  /**
   * Returns when the realm can be used.
   *
   * @param home where the distribution was unpacked
   * @param realm the file of the realm
   */
  public static Keycloak start(Path home, Path realm) throws IOException, InterruptedException {
    build(home);
    var imported = Files.createDirectories(home.resolve("data").resolve("import"));
    Files.copy(realm, imported.resolve("latitude-realm.json"), StandardCopyOption.REPLACE_EXISTING);
    var address = URI.create("http://127.0.0.1:" + FreePorts.find());
    var secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    var password = HexFormat.of().formatHex(secret);
    var log = home.resolveSibling("keycloak.log");
    var process =
        process(
            home,
            log,
            Map.of("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN, "KC_BOOTSTRAP_ADMIN_PASSWORD", password),
            List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=" + address.getHost(),
                "--http-port=" + address.getPort(),
                "--hostname=" + address,
                "--cache=local"));
    var keycloak = new Keycloak(process, new KeycloakClient(address, ADMIN, password));
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    keycloak.awaitRealm(log);
    return keycloak;
  }

  public KeycloakClient client() {
    return client;
  }

  /**
   * Keycloak is put together anew for its options, which takes as long as a start; once will do.
   */
  private static void build(Path home) throws IOException, InterruptedException {
    var built = home.resolveSibling("built-with");
    if (Files.exists(built) && Files.readString(built).equals(BUILD)) {
      return;
    }
    var log = home.resolveSibling("build.log");
    var building = process(home, log, Map.of(), List.of(BUILD.split(" ", -1)));
    if (!building.waitFor(BUILD_LIMIT.toSeconds(), TimeUnit.SECONDS) || building.exitValue() != 0) {
      building.destroyForcibly();
      throw new IllegalStateException("Keycloak could not be built:\n" + Files.readString(log));
    }
    Files.writeString(built, BUILD);
  }

  private static Process process(
      Path home, Path log, Map<String, String> environment, List<String> arguments)
      throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-cp",
                home.resolve("lib").resolve("quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
    command.addAll(arguments);
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void awaitRealm(Path log) throws IOException {
    var deadline = System.nanoTime() + START_LIMIT.toNanos();
    while (!client.isReady()) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        close();
        throw new IllegalStateException("Keycloak did not start:\n" + Files.readString(log));
      }
      LockSupport.parkNanos(250_000_000);
    }
  }

  @Override
  public void close() {
    client.close();
    process.destroyForcibly().onExit().join();
  }
}
