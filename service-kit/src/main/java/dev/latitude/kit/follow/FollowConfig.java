package dev.latitude.kit.follow;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How feeds of other services are followed: {@code latitude.follow.…}. */
@ConfigMapping(prefix = "latitude.follow")
public interface FollowConfig {

  /**
   * How long a reader lets the other service wait for the next event. An event is told as soon as
   * it is there; this is how old {@code asOf} grows while nothing happens. Each wait costs the
   * other service one read and this one a row. Whole seconds, 60 at most.
   */
  @WithDefault("2S")
  Duration longestWait();
}
