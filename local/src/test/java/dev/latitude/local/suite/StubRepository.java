package dev.latitude.local.suite;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A project folder with the real route files and stub services in place of the built ones. */
public record StubRepository(Path root) {

  /** Makes one in an empty folder. */
  public static StubRepository in(Path folder) throws IOException {
    var repository = new StubRepository(folder.resolve("a project"));
    for (var service : Service.values()) {
      var jar = service.jar(repository.root);
      Files.createDirectories(requireNonNull(jar.getParent()));
      writeJar(jar);
    }
    copyRoutes(Files.createDirectories(repository.root.resolve("deploy").resolve("gateway")));
    return repository;
  }

  private static void copyRoutes(Path to) throws IOException {
    try (var files = Files.list(Path.of("../deploy/gateway"))) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }

  private static void writeJar(Path jar) throws IOException {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
    var name = StubService.class.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = StubService.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      requireNonNull(in).transferTo(out);
      out.closeEntry();
    }
  }
}
