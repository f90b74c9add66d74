package dev.latitude.kit.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How many requests one caller may send to one replica within the window. None of the figures is a
 * promise of capacity: they keep one broken loop from taking the service from everybody else. 0 is
 * no limit.
 */
@ConfigMapping(prefix = "latitude.rate-limit")
interface LimitConfig {
  @WithDefault("1M")
  Duration window();

  /** For one person. */
  @WithDefault("1200")
  int people();

  /**
   * For one machine: a token with the role {@code service}, {@code hr-integration} or {@code
   * measurement-integration}.
   */
  @WithDefault("60000")
  int machines();

  /** For one address that sends no token, or such as are refused. */
  @WithDefault("600")
  int anonymous();
}
