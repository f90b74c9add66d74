package dev.latitude.system;

import dev.latitude.local.identity.Identity;
import dev.latitude.local.suite.Service;
import dev.latitude.postgres.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One packaged service on a database of the test's own. */
final class PackagedService implements AutoCloseable {
  private final Process process;
  private final int port;

  private PackagedService(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts it and returns when it listens. */
  static PackagedService start(
      Service service, Identity identity, Path log, Map<String, String> settings)
      throws IOException {
    var ports = FreePorts.find(2);
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Repository.root()
                    .resolve(service.serviceName())
                    .resolve("target/quarkus-app/quarkus-run.jar")
                    .toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    var environment = builder.environment();
    environment.put("QUARKUS_PROFILE", "laptop");
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.get(0)));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.get(1)));
    environment.put("QUARKUS_OIDC_PUBLIC_KEY", identity.publicKey());
    environment.putAll(settings);
    var started = new PackagedService(builder.start(), ports.get(0));
    try {
      Eventually.within(60, started::listens, listens -> listens || !started.process.isAlive());
      if (!started.process.isAlive()) {
        throw new AssertionError(Files.readString(log));
      }
      return started;
    } catch (IOException | AssertionError failure) {
      started.close();
      throw failure;
    }
  }

  private boolean listens() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException _) {
      return false;
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
