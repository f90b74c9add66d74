package dev.latitude.local.suite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The loaded classes of a service as they lie in its JVM's memory, for a later start to map instead
 * of reading, checking and linking them one by one. The name says by a digest what it was made
 * from: jars, JDK and options. So none is ever taken for another's, and one that a build has made
 * stale is not there any more.
 */
record ClassArchive(Path file) {

  private static final int DIGITS = 16;

  static ClassArchive of(Service service, Path repository, List<String> options)
      throws IOException {
    var digest = digest(origin(service.application(repository), options));
    return new ClassArchive(
        folder(repository).resolve("%s-%s.jsa".formatted(service.serviceName(), digest)));
  }

  /**
   * Beside the launcher, and not in the services' packages, which are the same on every machine.
   */
  static Path folder(Path repository) {
    return repository.resolve("local").resolve("target").resolve("class-archives");
  }

  boolean exists() {
    return Files.isRegularFile(file);
  }

  /** Where a JVM that this launcher starts writes it: nobody else reads or writes there. */
  Path recording() throws IOException {
    var folder = Files.createDirectories(file.resolveSibling("."));
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
    return file.resolveSibling(
        "%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
  }

  /** Puts a complete recording in place, at once; what the service had before is of no more use. */
  void keep(Path recording) throws IOException {
    Files.move(recording, file, StandardCopyOption.ATOMIC_MOVE);
    var name = file.getFileName().toString();
    var service = name.substring(0, name.lastIndexOf('-') + 1);
    try (var others = Files.newDirectoryStream(file.resolveSibling("."), service + "*")) {
      for (var other : others) {
        if (!other.getFileName().equals(file.getFileName()) && !isBeingWritten(other)) {
          Files.deleteIfExists(other);
        }
      }
    }
  }

  /** Another launcher's recording; a killed one's is nobody's. */
  private static boolean isBeingWritten(Path other) {
    var name = other.getFileName().toString();
    var writer = name.substring(name.lastIndexOf('.') + 1);
    return writer.matches("[0-9]{1,10}")
        && ProcessHandle.of(Long.parseLong(writer)).filter(ProcessHandle::isAlive).isPresent();
  }

  private static List<String> origin(Path application, List<String> options) throws IOException {
    var jdk = Path.of(System.getProperty("java.home"));
    try (var files = Files.walk(application)) {
      var lines = Stream.<String>builder();
      lines.add(System.getProperty("java.vm.version")).add(stamp(jdk.resolve("lib/modules")));
      options.forEach(lines);
      for (var file : files.filter(each -> each.toString().endsWith(".jar")).sorted().toList()) {
        lines.add(stamp(file));
      }
      return lines.build().toList();
    }
  }

  private static String stamp(Path file) throws IOException {
    return "%s %d %s".formatted(file, Files.size(file), Files.getLastModifiedTime(file));
  }

  private static String digest(List<String> lines) {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest(String.join("\n", lines).getBytes(UTF_8)))
          .substring(0, DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
