package dev.latitude.local.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** Files that only their owner may read, and that are never seen half-written. */
public final class PrivateFiles {

  private PrivateFiles() {}

  /** Creates a folder for its owner alone; one that exists is narrowed to that. */
  public static void createFolder(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  /** Replaces the content at once: a reader sees the old or the new, after a crash too. */
  public static void write(Path file, String content) throws IOException {
    var folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    // Made readable for the owner only.
    var fresh = Files.createTempFile(folder, file.getFileName().toString(), ".tmp");
    try {
      Files.writeString(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }
}
