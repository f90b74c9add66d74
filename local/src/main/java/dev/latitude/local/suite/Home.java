package dev.latitude.local.suite;

import dev.latitude.local.data.DataFolder;
import dev.latitude.local.data.FolderLock;
import dev.latitude.local.failure.StartFailure;
import dev.latitude.local.process.Orphans;
import dev.latitude.postgres.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The data folder of a running suite: locked, free of what an earlier one left. */
record Home(DataFolder folder, FolderLock lock, boolean ephemeral) implements AutoCloseable {

  private static final String PREFIX = "latitude-ephemeral-";

  static Home open(Optional<Path> data, Consumer<String> progress) {
    return data.map(folder -> kept(folder, progress)).orElseGet(() -> temporary(progress));
  }

  /** Deletes what was only temporary. */
  @Override
  public void close() {
    if (ephemeral) {
      delete(folder.root());
    }
    lock.close();
  }

  private static Home kept(Path path, Consumer<String> progress) {
    var folder = DataFolder.open(path);
    var lock = FolderLock.take(folder);
    new Orphans(folder, progress).stop();
    return new Home(folder, lock, false);
  }

  private static Home temporary(Consumer<String> progress) {
    var parent = Path.of(System.getProperty("java.io.tmpdir"));
    try {
      clearAbandoned(parent, progress);
      var folder = DataFolder.open(Files.createTempDirectory(parent, PREFIX));
      return new Home(folder, FolderLock.take(folder), true);
    } catch (IOException e) {
      throw new StartFailure(
          "No temporary folder can be made in %s (%s): set another with -Djava.io.tmpdir or TMPDIR."
              .formatted(parent, e.getMessage()),
          e);
    }
  }

  /** A killed launcher cannot delete its temporary folder, nor stop what runs on it. */
  private static void clearAbandoned(Path parent, Consumer<String> progress) throws IOException {
    try (var folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
      for (var path : folders) {
        if (Files.isWritable(path) && Files.exists(path.resolve("lock"))) {
          var folder = new DataFolder(path);
          FolderLock.tryTake(folder)
              .ifPresent(
                  lock -> {
                    new Orphans(folder, progress).stop();
                    new Home(folder, lock, true).close();
                  });
        }
      }
    }
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException _) {
      // In the temporary folder the operating system clears up, if a file is still in use.
    }
  }
}
