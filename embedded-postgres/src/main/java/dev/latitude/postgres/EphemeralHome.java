package dev.latitude.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A temporary folder that its JVM holds locked for life. A folder that is not locked was left by a
 * JVM that was killed; the next one clears it away, its server included.
 */
record EphemeralHome(Path folder, FileChannel owner, FileLock lock) {

  private static final String PREFIX = "latitude-test-postgres-";
  private static final String LOCK_FILE = "owner.lock";

  static EphemeralHome create() throws IOException {
    var parent = Path.of(System.getProperty("java.io.tmpdir"));
    clearAbandoned(parent);
    var home = lock(Files.createTempDirectory(parent, PREFIX));
    if (home == null) {
      throw new IOException("a new folder in " + parent + " is locked already");
    }
    return home;
  }

  void delete() {
    try {
      owner.close();
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void clearAbandoned(Path parent) throws IOException {
    try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (var folder : folders) {
        if (Files.isWritable(folder) && Files.exists(folder.resolve(LOCK_FILE))) {
          clear(folder);
        }
      }
    }
  }

  private static void clear(Path folder) {
    try {
      var abandoned = lock(folder);
      if (abandoned != null) {
        PidFile.read(folder.resolve("data")).server().ifPresent(EphemeralHome::kill);
        abandoned.delete();
      }
    } catch (IOException | UncheckedIOException _) {
      // Another JVM clears the same folder, or it is not ours: either way not needed here.
    }
  }

  private static void kill(ProcessHandle server) {
    server.destroyForcibly();
    Processes.awaitEnd(server, Duration.ofSeconds(10));
  }

  private static @Nullable EphemeralHome lock(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return null;
    }
    return new EphemeralHome(folder, channel, lock);
  }
}
