package dev.latitude.kit.identity;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the laptop's home-made tokens out of production. A service that trusts a bare public key
 * trusts whoever holds the private half, with no issuer behind it to revoke anything; that is right
 * only where nobody else can reach the service.
 */
@Singleton
public class IdentityGuard {
  static final String LAPTOP_PROFILE = "laptop";
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "::1", "[::1]");

  private final SmallRyeConfig config;
  private final LaunchMode launchMode;

  IdentityGuard(SmallRyeConfig config, LaunchMode launchMode) {
    this.config = config;
    this.launchMode = launchMode;
  }

  void onStart(@Observes @Priority(1) StartupEvent event) {
    if (launchMode == LaunchMode.NORMAL) {
      refusal(
              config.getProfiles(),
              value("quarkus.oidc.public-key"),
              value("quarkus.oidc.auth-server-url"),
              value("quarkus.http.host"))
          .ifPresent(
              reason -> {
                throw new IllegalStateException(reason);
              });
    }
  }

  private Optional<String> value(String name) {
    return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
  }

  /** Why a packaged service must not start with this identity configuration, if it must not. */
  static Optional<String> refusal(
      List<String> profiles,
      Optional<String> publicKey,
      Optional<String> issuer,
      Optional<String> httpHost) {
    boolean laptop = profiles.contains(LAPTOP_PROFILE);
    if (publicKey.isPresent() && !laptop) {
      return Optional.of(
          "quarkus.oidc.public-key is set, but trusting a bare key is for the 'laptop' profile only."
              + " Remove it and set quarkus.oidc.auth-server-url to your OpenID Connect issuer.");
    }
    if (laptop && !httpHost.map(LOOPBACK::contains).orElse(false)) {
      return Optional.of(
          "The 'laptop' profile accepts tokens that anybody with the local key can make, so it serves the loopback address only."
              + " Set quarkus.http.host=127.0.0.1, or leave the profile.");
    }
    if (publicKey.isEmpty() && issuer.isEmpty()) {
      return Optional.of(
          "No issuer of access tokens is configured. Set quarkus.oidc.auth-server-url to your OpenID Connect issuer.");
    }
    return Optional.empty();
  }
}
