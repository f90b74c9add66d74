package dev.latitude.local.identity;

import dev.latitude.local.data.PrivateFiles;
import dev.latitude.local.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;

/** The key with which agreement-service vouches for signed agreements; in a cluster a secret. */
public record AttestationKeyFolder(Path folder) {

  /** Makes the key if there is none; one that was put there beside it is left alone. */
  public void prepare() {
    var file = folder.resolve("laptop.pem");
    try {
      if (!Files.exists(file)) {
        PrivateFiles.createFolder(folder);
        PemFiles.write(
            file, KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate());
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new StartFailure(
          "The key %s, with which agreements are signed, cannot be made (%s): make its folder writable."
              .formatted(file, e.getMessage()),
          e);
    }
  }
}
