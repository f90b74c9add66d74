package dev.latitude.kit.history;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** The feed that a service gives: {@code latitude.feed.…}. */
@ConfigMapping(prefix = "latitude.feed")
public interface FeedConfig {

  /** The path of the feed, which is also the {@code source} of its events. */
  String path();

  /**
   * How far back the feed can be read; to its first event when absent. Events stay in the history
   * of their things, whatever this says.
   */
  Optional<Duration> retention();

  /** The path of what a reader starts from that comes too late; none when absent. */
  Optional<String> snapshot();
}
