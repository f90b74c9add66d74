package dev.latitude.agreement.attestation;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** With which keys this service vouches for agreements: {@code latitude.attestation.…}. */
@ConfigMapping(prefix = "latitude.attestation")
public interface AttestationConfig {

  /**
   * Folder with one PEM file a key, {@code <name>.pem}: a private Ed25519 key (PKCS #8), as {@code
   * openssl genpkey -algorithm ed25519} makes it, or the public half of one that signs no more.
   * There is no default, and without it the service does not start.
   */
  Optional<Path> keys();

  /**
   * Name of the key that signs. It may be left out while only one of the keys has its private half.
   */
  Optional<String> activeKey();
}
