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

  /** Whether this replica sends anything. Off in tests, which call what they are about. */
  @WithDefault("true")
  boolean enabled();

  /** How long an attempt may take, from the connection to the answer. */
  @WithDefault("15S")
  Duration timeout();

  /**
   * How long a replica has an endpoint to itself without saying that it lives; so late another one
   * goes on when it dies. Twice the {@link #timeout()} at least.
   */
  @WithDefault("45S")
  Duration lease();

  /**
   * The pauses between attempts; after the last of them a delivery is given up, or while nothing
   * gets through to the endpoint tried on after that pause.
   */
  @WithDefault("5S,5M,30M,2H,5H,10H,14H,20H,24H")
  List<Duration> retries();

  /** So many events are sent again at a time. */
  @WithDefault("50000")
  int replayLimit();

  /** How long the log keeps what is finished. */
  @WithDefault("P30D")
  Duration logKept();

  /** An endpoint that nothing gets through to is disabled after this time. */
  @WithDefault("120H")
  Duration disableAfter();
}
