package dev.latitude.local.data;

import dev.latitude.local.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords and keys that nobody chooses or types, each in a file for its owner alone. */
public record Secrets(Path folder) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The password of this name, made when first asked for. */
  public String password(String name) {
    return text(name + ".password", 24, Base64.getUrlEncoder());
  }

  /** The key of this name, the Base64 of 32 bytes, made when first asked for. */
  public String key(String name) {
    return text(name + ".key", 32, Base64.getEncoder());
  }

  private String text(String fileName, int length, Base64.Encoder encoder) {
    var file = folder.resolve(fileName);
    try {
      if (!Files.exists(file)) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        PrivateFiles.write(file, encoder.encodeToString(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartFailure(
          "The file %s cannot be read or written (%s): make it readable for you."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
