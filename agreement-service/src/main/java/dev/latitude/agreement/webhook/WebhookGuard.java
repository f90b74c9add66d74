package dev.latitude.agreement.webhook;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Keeps what is only right on a laptop out of production. */
@Singleton
class WebhookGuard {
  private static final String LAPTOP = "laptop";

  private final SmallRyeConfig profiles;
  private final WebhooksConfig config;
  private final LaunchMode launchMode;

  WebhookGuard(SmallRyeConfig profiles, WebhooksConfig config, LaunchMode launchMode) {
    this.profiles = profiles;
    this.config = config;
    this.launchMode = launchMode;
  }

  void onStart(@Observes @Priority(2) StartupEvent event) {
    if (launchMode == LaunchMode.NORMAL) {
      refusal(profiles.getProfiles(), config.allowPrivateTargets())
          .ifPresent(
              reason -> {
                throw new IllegalStateException(reason);
              });
    }
  }

  /** Why a packaged service must not start with this configuration, if it must not. */
  static Optional<String> refusal(List<String> profiles, boolean allowPrivateTargets) {
    return allowPrivateTargets && !profiles.contains(LAPTOP)
        ? Optional.of(
            "latitude.webhooks.allow-private-targets lets whoever registers an endpoint reach into this service's own network,"
                + " and is for the 'laptop' profile only. Remove it; latitude.webhooks.allowed-networks names single networks.")
        : Optional.empty();
  }
}
