package dev.latitude.kit.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many may follow live, and for how long. */
@ConfigMapping(prefix = "latitude.live")
interface LiveConfig {
  /** Streams that one replica has open at most; whoever comes then is sent to another (503). */
  @WithDefault("2000")
  int streams();

  /** Streams that one person has open on one replica at most (429). */
  @WithDefault("20")
  int streamsOfOne();

  /** How often a stream without news says that it lives, so that nothing on the way hangs up. */
  @WithDefault("15S")
  Duration heartbeat();

  /**
   * How long a stream lasts at most. It is taken up again where it ended, on a replica that may
   * have come since.
   */
  @WithDefault("1H")
  Duration longest();
}
