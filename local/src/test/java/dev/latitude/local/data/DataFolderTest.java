package dev.latitude.local.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.latitude.local.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

  @TempDir private Path temporary;

  @Test
  void aNewFolderIsForItsOwnerOnly() throws IOException {
    var folder = DataFolder.open(temporary.resolve("a/b"));
    assertEquals("rwx------", permissions(folder.root()));
    assertEquals("rwx------", permissions(folder.secrets()));
  }

  @Test
  void aFolderThatCannotBeMadeIsSaidSo() throws IOException {
    var file = Files.writeString(temporary.resolve("file"), "");
    assertEquals(
        "The data folder %s/data cannot be written to (Not a directory): make it writable, or choose another with --data DIR."
            .formatted(file),
        refused(file.resolve("data")));
  }

  @Test
  void aFolderThatCannotBeWrittenIsSaidSo() throws IOException {
    var folder = Files.createDirectory(temporary.resolve("closed"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    assumeFalse(Files.isWritable(folder), "root may write everywhere");
    assertEquals(
        "The data folder %s cannot be written to (access denied): make it writable, or choose another with --data DIR."
            .formatted(folder),
        refused(folder));
  }

  @Test
  void aFolderOfSomebodyElseIsSaidSo() throws IOException {
    var root = Path.of("/").getRoot();
    var mine = Files.createTempFile(temporary, "mine", null);
    var other = Files.getOwner(mine).equals(Files.getOwner(root)) ? foreign() : root.resolve("etc");
    var me = Files.getOwner(mine).getName();
    var owner = Files.getOwner(other).getName();
    assertEquals(
        "The data folder %s belongs to %s and you are %s: run as %s, or choose another folder with --data DIR."
            .formatted(other, owner, me, owner),
        refused(other));
  }

  @Test
  void theLogOfTheLastRunIsKept() throws IOException {
    var folder = DataFolder.open(temporary.resolve("data"));
    Files.writeString(folder.freshLog("pilot-service"), "first");
    Files.writeString(folder.freshLog("pilot-service"), "second");
    var log = folder.freshLog("pilot-service");
    assertTrue(Files.notExists(log));
    assertEquals("second", Files.readString(log.resolveSibling("pilot-service.log.1")));
  }

  @Test
  void aFolderInUseIsRefusedUntilItIsFree() {
    var folder = DataFolder.open(temporary.resolve("data"));
    try (var _ = FolderLock.take(folder)) {
      assertEquals(
          "Latitude is already running on %s (it is just starting): use that, stop it with Ctrl-C, or choose another folder with --data DIR."
              .formatted(folder.root()),
          assertThrows(StartFailure.class, () -> FolderLock.take(folder)).getMessage());
    }
    FolderLock.take(folder).close();
  }

  @Test
  void aPasswordStaysTheSame() throws IOException {
    var folder = DataFolder.open(temporary.resolve("data"));
    var password = new Secrets(folder.secrets()).password("one");
    assertEquals(32, password.length());
    assertEquals(password, new Secrets(folder.secrets()).password("one"));
    assertEquals("rw-------", permissions(folder.secrets().resolve("one.password")));
  }

  /** Root can make a folder of somebody else's. */
  private Path foreign() throws IOException {
    var folder = Files.createDirectory(temporary.resolve("foreign"));
    var nobody =
        folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    return Files.setOwner(folder, nobody);
  }

  private static String refused(Path folder) {
    return assertThrows(StartFailure.class, () -> DataFolder.open(folder)).getMessage();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
