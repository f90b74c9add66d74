package dev.latitude.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

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

  /** The properties of a file, by its path in the project. */
  static Properties settings(String path) {
    var settings = new Properties();
    try (var file = Files.newBufferedReader(root().resolve(path))) {
      settings.load(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return settings;
  }

  /** The folder of an environment. */
  static Path overlay(String environment) {
    return root().resolve("deploy/kubernetes/overlays").resolve(environment);
  }
}
