package dev.latitude.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EphemeralHomeTest {

  /** Runs in a JVM of its own: asks for a database, says where it is, and waits to be killed. */
  static final class Asking {

    private Asking() {}

    public static void main(String[] arguments) throws IOException {
      EphemeralPostgres.freshDatabase("asked");
      System.out.println(System.getProperty("latitude.test.postgres.folder"));
      var _ = System.in.read();
    }
  }

  @Test
  void whatAKilledJvmLeftIsClearedByTheNextWhichLeavesNothing() throws Exception {
    var killed = ask();
    var folder = folder(killed);
    var server = PostgresServer.runningIn(folder.resolve("data")).orElseThrow();
    killed.destroyForcibly().waitFor();
    assertTrue(Processes.isRunning(server));

    var next = ask();
    var nextFolder = folder(next);
    var nextServer = PostgresServer.runningIn(nextFolder.resolve("data")).orElseThrow();
    assertTrue(Processes.awaitEnd(server, Duration.ofSeconds(10)));
    assertFalse(Files.exists(folder));

    next.getOutputStream().close();
    assertEquals(0, next.waitFor());
    assertTrue(Processes.awaitEnd(nextServer, Duration.ofSeconds(10)));
    assertFalse(Files.exists(nextFolder));
  }

  private static Path folder(Process asking) throws IOException {
    return Path.of(asking.inputReader().readLine());
  }

  private static Process ask() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Asking.class.getName())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }
}
