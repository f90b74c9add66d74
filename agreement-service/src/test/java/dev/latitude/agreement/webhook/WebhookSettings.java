package dev.latitude.agreement.webhook;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;

/** Settings as they are when nobody has set anything else than this. */
final class WebhookSettings {
  private WebhookSettings() {}

  static WebhooksConfig of(List<String> keys, boolean anywhere, List<String> networks) {
    return of(
        Map.of(
            "latitude.webhooks.secret-keys", String.join(",", keys),
            "latitude.webhooks.allow-private-targets", String.valueOf(anywhere),
            "latitude.webhooks.allowed-networks", String.join(",", networks)));
  }

  static WebhooksConfig of(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(WebhooksConfig.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(WebhooksConfig.class);
  }
}
