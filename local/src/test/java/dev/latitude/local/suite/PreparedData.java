package dev.latitude.local.suite;

import dev.latitude.postgres.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** A data folder as after a first run, which is made once and copied, since making it is slow. */
final class PreparedData {

  private static @Nullable Path made;

  private PreparedData() {}

  /** Puts a copy at this place, which must not exist yet. */
  static synchronized Path copyTo(Path data) throws IOException {
    if (made == null) {
      made = make();
    }
    copy(made, data);
    return data;
  }

  private static Path make() throws IOException {
    var folder = Files.createTempDirectory("latitude-prepared-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
    var data = folder.resolve("data");
    var repository = StubRepository.in(folder).root();
    Suite.start(SuiteOptions.ephemeral(repository).withData(data)).close();
    return data;
  }

  private static void delete(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException _) {
      // It is in the temporary folder.
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.toList()) {
        Files.copy(
            file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
