package dev.latitude.postgres;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Where this user keeps the unpacked binaries. One folder per user: a shared one would let one user
 * of a machine replace a program that another user then runs.
 */
final class UserFolder {

  private UserFolder() {}

  static Path find() throws IOException {
    var home = cacheInHome();
    return home != null ? home : inTemporaryFolder();
  }

  private static @Nullable Path cacheInHome() {
    var xdg = System.getenv("XDG_CACHE_HOME");
    var base = xdg != null && !xdg.isBlank() ? Path.of(xdg) : home().resolve(".cache");
    if (!Files.isWritable(base) && !Files.isWritable(home())) {
      return null;
    }
    try {
      return Files.createDirectories(base.resolve("latitude"));
    } catch (IOException _) {
      return null;
    }
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "/nonexistent"));
  }

  private static Path inTemporaryFolder() throws IOException {
    var user = System.getProperty("user.name", "unknown");
    var folder = Path.of(System.getProperty("java.io.tmpdir"), "latitude-" + user);
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (!Files.getOwner(folder).equals(Files.getOwner(ownFile(folder)))) {
      throw new FileSystemException(folder.toString(), null, "belongs to somebody else");
    }
    return folder;
  }

  private static Path ownFile(Path folder) throws IOException {
    var probe = Files.createTempFile(folder, "owner", null);
    probe.toFile().deleteOnExit();
    return probe;
  }
}
