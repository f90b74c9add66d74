package dev.latitude.agreement.attestation;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** A folder with keys, for the service under test: one that signs, and one that has signed. */
public class KeyFolder implements QuarkusTestResourceLifecycleManager {
  @Override
  public Map<String, String> start() {
    try {
      var folder = Files.createTempDirectory("attestation-keys");
      folder.toFile().deleteOnExit();
      writePrivate(folder, "2026-11", newPair());
      writePublic(folder, "2025-11", newPair());
      return Map.of("latitude.attestation.keys", folder.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void stop() {}

  static KeyPair newPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  static void writePrivate(Path folder, String name, KeyPair pair) throws IOException {
    write(folder, name, "PRIVATE", pair.getPrivate());
  }

  static void writePublic(Path folder, String name, KeyPair pair) throws IOException {
    write(folder, name, "PUBLIC", pair.getPublic());
  }

  private static void write(Path folder, String name, String kind, Key key) throws IOException {
    var file = folder.resolve(name + ".pem");
    Files.writeString(
        file,
        "-----BEGIN %1$s KEY-----\n%2$s\n-----END %1$s KEY-----\n"
            .formatted(kind, Base64.getMimeEncoder().encodeToString(key.getEncoded())));
    file.toFile().deleteOnExit();
  }
}
