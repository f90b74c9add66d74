package dev.latitude.local.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latitude.local.Main;
import dev.latitude.local.data.DataFolder;
import dev.latitude.local.data.Secrets;
import dev.latitude.local.data.State;
import dev.latitude.local.data.StateFile;
import dev.latitude.local.process.Orphans;
import dev.latitude.postgres.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process of its own, which can be killed. */
@Timeout(60)
class LauncherTest {

  @TempDir private Path temporary;
  private DataFolder folder = new DataFolder(Path.of(""));
  private Path repository = Path.of("");
  private final List<Process> launchers = new ArrayList<>();

  @BeforeEach
  void aProject() throws IOException {
    repository = StubRepository.in(temporary).root();
    folder = DataFolder.open(PreparedData.copyTo(repository.resolve(".latitude")));
  }

  @AfterEach
  void nothingMayOutliveATest() throws InterruptedException {
    for (var launcher : launchers) {
      launcher.destroyForcibly().waitFor();
    }
    new Orphans(folder, _ -> {}).stop();
  }

  @Test
  void askedToStopItStopsEverythingAndIsContent() throws Exception {
    var launcher = launch();
    awaitReady(launcher);
    // Not Process.destroy, which also closes the streams.
    launcher.toHandle().destroy();
    assertEquals(0, exitCode(launcher));
    assertEquals(
        List.of(
            "Stopping",
            "  Keeping what makes later starts fast: some seconds, once per build",
            "Latitude has stopped"),
        launcher.inputReader().lines().toList().reversed().subList(0, 3).reversed());
    assertNothingRuns();
  }

  @Test
  void afterItWasKilledTheNextOneClearsUpAndNothingIsLost() throws Exception {
    var killed = launch();
    awaitReady(killed);
    execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS id");
    var orphans = members();
    killed.destroyForcibly().waitFor();
    assertTrue(orphans.stream().allMatch(Processes::isRunning));
    // As after a power failure in the middle of a write.
    Files.writeString(folder.stateFile(), "member pilot-serv");

    awaitReady(launch());
    assertTrue(orphans.stream().noneMatch(Processes::isRunning), orphans.toString());
    assertEquals(4, members().size());
    assertEquals(1000, count());
  }

  @Test
  void afterEverythingWasKilledNothingIsLost() throws Exception {
    var killed = launch();
    awaitReady(killed);
    execute("CREATE TABLE kept AS SELECT generate_series(1, 1000) AS id");
    var all = members();
    killed.destroyForcibly().waitFor();
    all.forEach(ProcessHandle::destroyForcibly);

    awaitReady(launch());
    assertEquals(1000, count());
  }

  @Test
  void whenAServiceIsKilledItStopsTheRestAndSaysSo() throws Exception {
    var launcher = launch();
    awaitReady(launcher);
    var pilot =
        state().members().stream()
            .filter(member -> member.name().equals("pilot-service"))
            .findFirst()
            .orElseThrow();
    pilot.process().orElseThrow().destroyForcibly();
    assertEquals(1, exitCode(launcher));
    assertEquals(
        List.of(
            "latitude: pilot-service stopped unexpectedly (exit code 137, killed by signal 9): its log %s says why; the rest was stopped, start again with ./latitude run."
                .formatted(folder.log("pilot-service"))),
        launcher.errorReader().lines().toList());
    assertNothingRuns();
  }

  @Test
  void aSecondOneIsToldAboutTheFirst() throws Exception {
    var first = launch();
    var url = awaitReady(first);
    var second = launch();
    assertEquals(1, exitCode(second));
    assertEquals(
        List.of(
            "latitude: Latitude is already running on %s (process %d, at %s): use that, stop it with Ctrl-C, or choose another folder with --data DIR."
                .formatted(folder.root(), first.pid(), url)),
        second.errorReader().lines().toList());
    assertTrue(first.isAlive());
  }

  private Process launch() throws IOException {
    var command =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dlatitude.repository=" + repository,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "run",
            "--port",
            "0");
    // With it a JVM begins by saying that it is set.
    command.environment().remove("JAVA_TOOL_OPTIONS");
    var launcher = command.start();
    launchers.add(launcher);
    return launcher;
  }

  /** Answers with the address that it says it is ready at. */
  private static String awaitReady(Process launcher) throws IOException {
    var ready = "Latitude is ready at ";
    var said = new ArrayList<String>();
    var lines = launcher.inputReader();
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(ready)) {
        return line.substring(ready.length());
      }
      said.add(line);
    }
    said.addAll(launcher.errorReader().lines().toList());
    throw new AssertionError(String.join("\n", said));
  }

  private static int exitCode(Process launcher) throws InterruptedException {
    assertTrue(launcher.waitFor(30, TimeUnit.SECONDS), "the launcher does not end");
    return launcher.exitValue();
  }

  private State state() {
    return StateFile.of(folder).read();
  }

  private List<ProcessHandle> members() {
    return state().members().stream().flatMap(member -> member.process().stream()).toList();
  }

  private void assertNothingRuns() {
    assertFalse(Files.exists(folder.stateFile()));
    assertFalse(Files.exists(folder.postgres().resolve("postmaster.pid")));
  }

  private void execute(String sql) throws IOException, SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int count() throws IOException, SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(*) FROM kept")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  private Connection connect() throws IOException, SQLException {
    var port = Files.readAllLines(folder.postgres().resolve("postmaster.pid")).get(3).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/latitude_pilot",
        "latitude_pilot",
        new Secrets(folder.secrets()).password("latitude_pilot"));
  }
}
