package dev.latitude.deploy;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the project. */
public final class Project {
  private Project() {}

  public static Path root() {
    var folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("latitude"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /** The folder of an environment. */
  static Path overlay(String environment) {
    return root().resolve("deploy/kubernetes/overlays").resolve(environment);
  }
}
