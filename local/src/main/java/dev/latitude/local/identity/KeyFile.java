package dev.latitude.local.identity;

import dev.latitude.local.data.PrivateFiles;
import dev.latitude.local.failure.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.util.Base64;

/** The private key in its file, from which the public one follows. */
public record KeyFile(Path folder) {

  /** Whether a key has been made here. */
  public boolean exists() {
    return Files.exists(file());
  }

  /** Reads the key, and makes it first if there is none. */
  public Identity open(Clock clock) {
    try {
      if (!exists()) {
        PrivateFiles.createFolder(folder);
        PemFiles.write(file(), generate().getPrivate());
      }
      return new Identity(read(), clock);
    } catch (IOException
        | GeneralSecurityException
        | ClassCastException
        | IllegalArgumentException e) {
      throw new StartFailure(
          "The signing key %s cannot be used (%s): remove it, and a new one is made; earlier tokens are then worthless."
              .formatted(file(), e.getMessage()),
          e);
    }
  }

  private Path file() {
    return folder.resolve("private-key.pem");
  }

  private static KeyPair generate() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private KeyPair read() throws IOException, GeneralSecurityException {
    var text = Files.readString(file()).replace(PemFiles.BEGIN, "").replace(PemFiles.END, "");
    var factory = KeyFactory.getInstance("RSA");
    var encoded = Base64.getMimeDecoder().decode(text);
    var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(encoded));
    var publicKey =
        factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent()));
    return new KeyPair(publicKey, key);
  }
}
