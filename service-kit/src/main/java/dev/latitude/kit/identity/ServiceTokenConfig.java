package dev.latitude.kit.identity;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the service's own token comes from: none of these, a file, or the issuer. */
@ConfigMapping(prefix = "latitude.service-token")
interface ServiceTokenConfig {
  /** A file with a token that somebody else keeps from expiring. */
  Optional<Path> file();

  /** The name under which the issuer knows the service. */
  Optional<String> client();

  /** What the issuer recognises the client by. */
  Optional<String> secret();
}
