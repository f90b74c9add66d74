package dev.latitude.agreement.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How other systems are told what happens: {@code latitude.webhooks.…}. */
@ConfigMapping(prefix = "latitude.webhooks")
public interface WebhooksConfig {

  /**
   * Keys with which the secrets of endpoints are kept: each the Base64 of 32 random bytes, as
   * {@code openssl rand -base64 32} makes it. The first seals; the others open what was sealed with
   * them before. Without a key no endpoint can be registered.
   */
  Optional<List<String>> secretKeys();

  /** How long a secret that was replaced signs beside the new one, unless a request says else. */
  @WithDefault("24H")
  Duration secretOverlap();

  /**
   * Lets endpoints be anywhere, this machine and plain HTTP included. For a laptop and for tests; a
   * service in production does not start with it.
   */
  @WithDefault("false")
  boolean allowPrivateTargets();

  /**
   * Networks that endpoints may be in although they are not public, by HTTPS: {@code
   * 10.20.0.0/16,fd00:20::/32}. For receivers inside the organisation.
   */
  Optional<List<String>> allowedNetworks();
}
