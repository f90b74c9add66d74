package dev.latitude.kit.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What can be set about the issuer of access tokens beside the platform's own settings. */
@ConfigMapping(prefix = "latitude.identity")
interface IdentityConfig {
  /** How long a key is trusted, at most, after the issuer has withdrawn it. */
  @WithDefault("5M")
  Duration keysKept();

  /**
   * How long it is remembered, at most, that a token was verified. So much longer may a withdrawn
   * key be trusted.
   */
  @WithDefault("1M")
  Duration tokensKept();

  /** Whether an issuer without https will do, on a network of one's own. */
  @WithDefault("false")
  boolean plainHttpIssuer();
}
