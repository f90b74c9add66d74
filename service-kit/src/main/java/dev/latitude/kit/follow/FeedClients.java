package dev.latitude.kit.follow;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;

/** Knows where the services answer whose feeds are followed. */
@ApplicationScoped
class FeedClients {
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** Beyond the wait that the reader asked for. */
  private static final Duration READ = Duration.ofSeconds(10);

  private final Config config;
  private final FollowConfig follow;

  FeedClients(Config config, FollowConfig follow) {
    this.config = config;
    this.follow = follow;
  }

  FeedClient of(FollowedFeed feed) {
    var uri = config.getValue("latitude." + feed.service() + ".url", URI.class);
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(uri)
        .connectTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(follow.longestWait().plus(READ).toMillis(), TimeUnit.MILLISECONDS)
        .build(FeedClient.class);
  }
}
