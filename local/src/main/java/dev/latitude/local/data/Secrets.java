package dev.latitude.local.data;

import dev.latitude.local.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** Passwords that nobody chooses or types, each in a file for its owner alone. */
public record Secrets(Path folder) {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** The password of this name, made when first asked for. */
  public String password(String name) {
    var file = folder.resolve(name + ".password");
    try {
      if (!Files.exists(file)) {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        PrivateFiles.write(file, Base64.getUrlEncoder().encodeToString(bytes));
      }
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new StartFailure(
          "The password file %s cannot be read or written (%s): make it readable for you."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
