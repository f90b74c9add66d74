package dev.latitude.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.latitude.local.data.DataFolder;
import dev.latitude.local.data.State;
import dev.latitude.local.data.StateFile;
import dev.latitude.postgres.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphansTest {

  @TempDir private Path temporary;
  private final List<Process> processes = new ArrayList<>();
  private DataFolder folder = new DataFolder(Path.of(""));

  @BeforeEach
  void aFolder() {
    folder = DataFolder.open(temporary.resolve("a folder"));
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  @Test
  void aRecordedProcessThatStillRunsIsStopped() throws IOException {
    var orphan = spawn("sleep", "300");
    record(State.Member.of("pilot-service", orphan.toHandle()));
    stopOrphans();
    assertFalse(Processes.isRunning(orphan.toHandle()));
    assertFalse(Files.exists(folder.stateFile()));
  }

  @Test
  void aProcessThatIgnoresTheRequestIsKilled() throws IOException {
    var stubborn = spawn("sh", "-c", "trap '' TERM; echo ready; read _");
    assertEquals("ready", stubborn.inputReader().readLine());
    Child.stop(stubborn.toHandle(), Duration.ofMillis(200));
    assertFalse(Processes.isRunning(stubborn.toHandle()));
  }

  @Test
  void aProcessThatWouldRecordClassesForNobodyIsGivenLessTime() throws IOException {
    var recording = spawn("sh", "-c", "read _; :", "-XX:ArchiveClassesAtExit=classes.jsa");
    var other = spawn("sh", "-c", "read _; :", "-XX:SharedArchiveFile=classes.jsa");
    assertEquals(Duration.ofSeconds(2), Orphans.grace(recording.toHandle()));
    assertEquals(Duration.ofSeconds(10), Orphans.grace(other.toHandle()));
  }

  @Test
  void anotherProcessThatGotTheIdMeanwhileIsLeftAlone() throws IOException {
    var innocent = spawn("sleep", "300");
    record(new State.Member("pilot-service", innocent.pid(), Instant.now().minusSeconds(600)));
    stopOrphans();
    assertTrue(Processes.isRunning(innocent.toHandle()));
  }

  @Test
  void aServiceOfThisFolderIsFoundWithoutTheStateFile() throws IOException {
    Files.writeString(folder.stateFile(), "\0garbage");
    var orphan = spawn("sh", "-c", "read _; :", Orphans.mark(folder));
    var elsewhere = spawn("sh", "-c", "read _; :", Orphans.mark(folder) + "2");
    stopOrphans();
    assertFalse(Processes.isRunning(orphan.toHandle()));
    assertTrue(Processes.isRunning(elsewhere.toHandle()));
  }

  @Test
  void anOldPidFileOfPostgresNamesNobody() throws IOException {
    var innocent = spawn("sleep", "300");
    Files.createDirectories(folder.postgres());
    Files.writeString(
        folder.postgres().resolve("postmaster.pid"),
        innocent.pid() + "\n" + folder.postgres() + "\n" + 1_700_000_000 + "\n5432\n");
    stopOrphans();
    assertTrue(Processes.isRunning(innocent.toHandle()));
  }

  private void record(State.Member member) {
    StateFile.of(folder).write(new State(Optional.empty(), List.of(member)));
  }

  private void stopOrphans() {
    new Orphans(folder, _ -> {}).stop();
  }

  private Process spawn(String... command) throws IOException {
    var process = new ProcessBuilder(command).start();
    processes.add(process);
    return process;
  }
}
