package dev.latitude.system;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the project. */
final class Repository {
  private Repository() {}

  static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("latitude"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
