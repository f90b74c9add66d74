package dev.latitude.local.data;

import dev.latitude.local.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Where a suite keeps its databases, keys and logs. */
public record DataFolder(Path root) {

  /** Makes the folder if need be and checks that this user can work in it. */
  public static DataFolder open(Path root) {
    var folder = new DataFolder(root.toAbsolutePath().normalize());
    folder.checkUsable();
    return folder;
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path identity() {
    return root.resolve("identity");
  }

  /** The keys with which agreements are signed. */
  public Path attestationKeys() {
    return identity().resolve("attestation");
  }

  public Path secrets() {
    return root.resolve("secrets");
  }

  public Path stateFile() {
    return root.resolve("state");
  }

  Path lockFile() {
    return root.resolve("lock");
  }

  /** Where a process writes its log; the log of its last run is kept beside it. */
  public Path log(String name) {
    return root.resolve("logs").resolve(name + ".log");
  }

  /** Puts the last run's log aside, as {@code .1}. */
  public Path freshLog(String name) {
    var log = log(name);
    try {
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
      }
      return log;
    } catch (IOException e) {
      throw new StartFailure(
          "The log %s cannot be put aside (%s): make its folder writable."
              .formatted(log, e.getMessage()),
          e);
    }
  }

  private void checkUsable() {
    try {
      if (!Files.exists(root)) {
        Files.createDirectories(root);
        PrivateFiles.createFolder(root);
      }
      checkOwner();
      Files.createDirectories(root.resolve("logs"));
      PrivateFiles.createFolder(secrets());
    } catch (IOException e) {
      throw new StartFailure(
          "The data folder %s cannot be written to (%s): make it writable, or choose another with --data DIR."
              .formatted(root, reason(e)),
          e);
    }
  }

  /** PostgreSQL only runs on files of its own user, so that a mixed folder could not be used. */
  private void checkOwner() throws IOException {
    var owner = Files.getOwner(root);
    var probe = Files.createTempFile("latitude", "owner");
    var me = Files.getOwner(probe);
    Files.delete(probe);
    if (!owner.equals(me)) {
      throw new StartFailure(
          "The data folder %s belongs to %s and you are %s: run as %s, or choose another folder with --data DIR."
              .formatted(root, owner.getName(), me.getName(), owner.getName()));
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case java.nio.file.AccessDeniedException _ -> "access denied";
      case java.nio.file.FileAlreadyExistsException at -> at.getFile() + " is not a folder";
      case java.nio.file.FileSystemException at when at.getReason() != null -> at.getReason();
      default -> e.toString();
    };
  }
}
