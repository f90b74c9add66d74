package dev.latitude.kit.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A request body that was received whole and lies in a file until the request is answered. Reading
 * it holds neither the client's connection nor, while the client is slow, a transaction; and it can
 * be read again.
 *
 * @param mediaType type and subtype in lower case, without parameters
 */
public record Upload(Path file, String mediaType) {

  public InputStream open() {
    try {
      return new BufferedInputStream(Files.newInputStream(file));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
