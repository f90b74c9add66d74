package dev.latitude.local.data;

import dev.latitude.local.failure.StartFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One suite per data folder. The operating system gives the lock up with the process, so that none
 * is ever left behind.
 */
public final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Takes the folder, or says who has it. */
  public static FolderLock take(DataFolder folder) {
    return tryTake(folder).orElseThrow(() -> inUse(folder));
  }

  /** Takes the folder unless somebody has it. */
  public static Optional<FolderLock> tryTake(DataFolder folder) {
    try {
      var channel =
          FileChannel.open(folder.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(new FolderLock(channel));
    } catch (IOException e) {
      throw new StartFailure(
          "The data folder %s cannot be locked (%s): choose another with --data DIR."
              .formatted(folder.root(), e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // The lock goes with the process at the latest.
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      // Held by this very process.
      return null;
    }
  }

  private static StartFailure inUse(DataFolder folder) {
    var who =
        StateFile.of(folder)
            .read()
            .launcher()
            .map(launcher -> "process %d, at %s".formatted(launcher.pid(), launcher.url()))
            .orElse("it is just starting");
    return new StartFailure(
        "Latitude is already running on %s (%s): use that, stop it with Ctrl-C, or choose another folder with --data DIR."
            .formatted(folder.root(), who));
  }
}
