package dev.latitude.local.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {

  private static final State.Member PILOT =
      new State.Member("pilot-service", 42, Instant.parse("2026-11-23T20:00:00.120Z"));
  private static final State.Launcher LAUNCHER = new State.Launcher(41, "http://localhost:8080");

  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsRead() {
    var state = new State(Optional.of(LAUNCHER), List.of(PILOT));
    file().write(state);
    assertEquals(state, file().read());
  }

  @Test
  void onlyTheOwnerMayReadIt() throws IOException {
    file().write(new State(Optional.empty(), List.of()));
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file().file())));
  }

  @Test
  void aMissingFileIsAnEmptyState() {
    assertEquals(new State(Optional.empty(), List.of()), file().read());
  }

  @Test
  void ofAHalfWrittenFileTheWholeLinesCount() throws IOException {
    file().write(new State(Optional.of(LAUNCHER), List.of(PILOT)));
    var text = Files.readString(file().file());
    Files.writeString(file().file(), text + "member agreement-service 43 2026-11-2");
    assertEquals(new State(Optional.of(LAUNCHER), List.of(PILOT)), file().read());
  }

  @Test
  void garbageIsAnEmptyState() throws IOException {
    var garbage = new byte[] {0, -1, -2, 'm', 'e', 'm', '\n', -61, 40, '\n', 'l', ' ', ' '};
    Files.write(file().file(), garbage);
    assertEquals(new State(Optional.empty(), List.of()), file().read());
    Files.writeString(file().file(), "member a 99999999999999 x\nmember b -1 2026\nlauncher x y\n");
    assertEquals(new State(Optional.empty(), List.of()), file().read());
  }

  @Test
  void aRunningProcessIsFoundAgain() {
    var me = ProcessHandle.current();
    assertEquals(Optional.of(me), State.Member.of("me", me).process());
  }

  @Test
  void anotherProcessWithTheSameIdIsNotTakenForIt() {
    var before = Instant.now().minusSeconds(3_600);
    var reused = new State.Member("old", ProcessHandle.current().pid(), before);
    assertTrue(reused.process().isEmpty());
  }

  private StateFile file() {
    return new StateFile(folder.resolve("state"));
  }
}
