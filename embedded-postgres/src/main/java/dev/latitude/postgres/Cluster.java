package dev.latitude.postgres;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Making a database cluster, the folder that holds all of a server's databases. */
final class Cluster {

  private Cluster() {}

  /** Makes the cluster beside its folder and renames: a killed {@code initdb} leaves no half. */
  static void initialise(PostgresBinaries binaries, PostgresServer.Options options)
      throws IOException {
    var parent = requireNonNull(options.data().toAbsolutePath().getParent());
    var fresh = parent.resolve(options.data().getFileName() + ".new");
    Folders.delete(fresh);
    var passwordFile = privateFile(parent, options.password());
    try {
      var process =
          PostgresServer.spawn(initdb(binaries, options, fresh, passwordFile), options.log());
      if (process.waitFor() != 0) {
        throw new PostgresException(
            "PostgreSQL could not make its data folder %s (initdb exit code %d): %s"
                .formatted(options.data(), process.exitValue(), ServerLog.reason(options.log())));
      }
      Files.move(fresh, options.data());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("Making PostgreSQL's data folder was interrupted", e);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
  }

  private static List<String> initdb(
      PostgresBinaries binaries, PostgresServer.Options options, Path folder, Path passwordFile) {
    var command = new ArrayList<String>();
    command.add(binaries.program("initdb").toString());
    command.add("--pgdata=" + folder);
    command.add("--username=" + PostgresServer.SUPERUSER);
    command.add("--pwfile=" + passwordFile);
    command.add("--auth=scram-sha-256");
    // The built-in locale sorts the same on every operating system.
    command.addAll(
        List.of(
            "--encoding=UTF8",
            "--locale=C",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"));
    if ("off".equals(options.settings().get("fsync"))) {
      command.add("--no-sync");
    }
    return command;
  }

  private static Path privateFile(Path folder, String content) throws IOException {
    var onlyOwner = PosixFilePermissions.fromString("rw-------");
    var file =
        Files.createTempFile(
            folder, "initdb", ".tmp", PosixFilePermissions.asFileAttribute(onlyOwner));
    return Files.writeString(file, content);
  }
}
