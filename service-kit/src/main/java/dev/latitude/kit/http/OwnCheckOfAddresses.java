package dev.latitude.kit.http;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.SmallRyeConfigBuilderCustomizer;

/**
 * Leaves it to {@link FrontDoor} to check the addresses of requests. The platform's own check
 * answers without a word, before any filter; it can be turned off by a system property alone, and
 * configuration is the first thing that is built in every process of a service, tests included.
 */
public class OwnCheckOfAddresses implements SmallRyeConfigBuilderCustomizer {
  @Override
  public void configBuilder(SmallRyeConfigBuilder builder) {
    System.setProperty("vertx.disableURIValidation", "true");
  }
}
