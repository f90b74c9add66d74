package dev.latitude.kit.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The access token with which this service calls another one of its own accord. It lies in a file
 * that whoever issues tokens replaces before the old one expires, so it is read again whenever the
 * file has changed.
 */
@ApplicationScoped
public class ServiceToken {
  private final Optional<Path> file;
  private volatile @Nullable Read read;

  ServiceToken(@ConfigProperty(name = "latitude.service-token.file") Optional<Path> file) {
    this.file = file;
  }

  public boolean isConfigured() {
    return file.isPresent();
  }

  /** The token as it stands in the file now. */
  public String value() {
    var path =
        file.orElseThrow(() -> new IllegalStateException("latitude.service-token.file is not set"));
    try {
      var modified = Files.getLastModifiedTime(path);
      var known = read;
      if (known == null || !known.modified().equals(modified)) {
        known = new Read(modified, text(path));
        read = known;
      }
      return known.token();
    } catch (NoSuchFileException missing) {
      throw new IllegalStateException("There is no service token at " + path, missing);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read the service token at " + path, unreadable);
    }
  }

  private static String text(Path path) throws IOException {
    var token = Files.readString(path).strip();
    if (token.isEmpty()) {
      throw new IllegalStateException("The file of the service token is empty: " + path);
    }
    return token;
  }

  private record Read(FileTime modified, String token) {}
}
