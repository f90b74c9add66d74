package dev.latitude.postgres;

import static java.util.Objects.requireNonNull;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs {@code initdb} and {@code postgres}, unpacked from the class path. */
public final class PostgresBinaries {

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  /** Unpacks on first use by this user and finds them unpacked afterwards. */
  public static PostgresBinaries unpacked() {
    try {
      var archive = readArchive();
      var folder = UserFolder.find().resolve("postgres-" + version(archive));
      if (!Files.isDirectory(folder)) {
        unpack(archive, folder);
      }
      return new PostgresBinaries(folder);
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL's programs could not be unpacked: " + e, e);
    }
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static byte[] readArchive() throws IOException {
    var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    var system = os.contains("mac") ? "Darwin" : os.contains("win") ? "Windows" : "Linux";
    var arch = System.getProperty("os.arch", "");
    try (var in =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
            system, arch.equals("amd64") ? "x86_64" : arch)) {
      return in.readAllBytes();
    } catch (IllegalStateException e) {
      throw new PostgresException(
          "There is no PostgreSQL for %s on %s among the dependencies: add a profile for it to embedded-postgres/pom.xml."
              .formatted(system, arch),
          e);
    }
  }

  /** Tells releases apart, at every start: no more than a checksum is worth its time. */
  private static String version(byte[] archive) {
    var checksum = new CRC32();
    checksum.update(archive);
    return "%08x-%d".formatted(checksum.getValue(), archive.length);
  }

  /** Unpacks beside the target and renames, so that a half-unpacked folder is never used. */
  private static void unpack(byte[] archive, Path target) throws IOException {
    var fresh = Files.createTempDirectory(target.getParent(), "unpacking");
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(tar, entry, fresh.resolve(entry.getName()).normalize());
      }
      Files.move(fresh, target);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(target)) {
        throw e;
      }
      // Another process of this user was faster; what it unpacked is the same.
    } finally {
      Folders.delete(fresh);
    }
  }

  private static void write(InputStream content, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    var parent = requireNonNull(file.getParent());
    Files.createDirectories(parent);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(content, file);
      if ((entry.getMode() & 0100) != 0 || parent.endsWith("bin")) {
        file.toFile().setExecutable(true, true);
      }
    }
  }
}
