package dev.latitude.kit.follow;

import dev.latitude.kit.identity.ServiceToken;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.HealthRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows every {@link FollowedFeed} of this service, and tells operators how it goes: a health
 * check with the feed's name, and the meters {@code latitude.feed.lag} and {@code
 * latitude.feed.following}.
 *
 * <p>The health check is always up, and asks nobody: taking every replica out of service because
 * another service is away would take away what does not need it, too.
 */
@ApplicationScoped
public class FeedFollowers {
  private static final Logger LOG = Logger.getLogger(FeedFollowers.class);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final List<FollowedFeed> feeds;
  private final FeedClients clients;
  private final FeedCursors cursors;
  private final FeedApplier applier;
  private final EventsSetAside setAside;
  private final ServiceToken token;
  private final FollowConfig config;
  private final HealthRegistry health;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final Map<String, FeedFollower> followers = new ConcurrentHashMap<>();
  private final List<Meter> meters = new ArrayList<>();

  FeedFollowers(
      @All List<FollowedFeed> feeds,
      FeedClients clients,
      FeedCursors cursors,
      FeedApplier applier,
      EventsSetAside setAside,
      ServiceToken token,
      FollowConfig config,
      @Readiness HealthRegistry health,
      Clock clock,
      MeterRegistry metrics) {
    this.feeds = feeds;
    this.clients = clients;
    this.cursors = cursors;
    this.applier = applier;
    this.setAside = setAside;
    this.token = token;
    this.config = config;
    this.health = health;
    this.clock = clock;
    this.metrics = metrics;
  }

  /** The reader of the feed on this replica; there is none without a service token. */
  public FeedFollower of(String feed) {
    var follower = followers.get(feed);
    if (follower == null) {
      throw new IllegalArgumentException("The feed " + feed + " is not followed");
    }
    return follower;
  }

  void start(@Observes StartupEvent event) {
    for (var feed : feeds) {
      setAside.announce(feed);
      if (token.isConfigured()) {
        follow(feed);
      } else {
        LOG.warnf(
            "Neither latitude.service-token.client nor latitude.service-token.file is set: the feed of %s is not followed, and this service does not learn %s",
            feed.service(), feed.tells());
      }
      observe(feed.name());
    }
  }

  private void follow(FollowedFeed feed) {
    var follower =
        new FeedFollower(
            feed, clients.of(feed), cursors, applier, token::value, clock, waitSeconds());
    followers.put(feed.name(), follower);
    follower.start();
  }

  /** What a feed would refuse is refused at start-up, not at every poll. */
  private int waitSeconds() {
    var wait = config.longestWait();
    if (wait.isNegative() || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException(
          "latitude.follow.longest-wait is %s; a feed lets nobody wait longer than %s"
              .formatted(wait, LONGEST_WAIT));
    }
    return Math.toIntExact(wait.toSeconds());
  }

  private void observe(String feed) {
    meters.add(
        Gauge.builder("latitude.feed.lag", () -> lagSeconds(feed))
            .description("Age of what this replica knows from the feed")
            .baseUnit("seconds")
            .tag("feed", feed)
            .register(metrics));
    meters.add(
        Gauge.builder("latitude.feed.following", () -> state(feed) == FeedState.FOLLOWING ? 1 : 0)
            .description("1 while the feed can be read and applied")
            .tag("feed", feed)
            .register(metrics));
    var _ = health.register(feed, () -> health(feed));
  }

  void stop(@Observes ShutdownEvent event) {
    meters.forEach(metrics::remove);
    feeds.forEach(feed -> health.remove(feed.name()));
    followers.values().forEach(FeedFollower::stop);
  }

  private HealthCheckResponse health(String feed) {
    var asOf = asOf(feed);
    return HealthCheckResponse.named(feed)
        .up()
        .withData("state", state(feed).name())
        .withData("asOf", asOf == null ? "never" : asOf.toString())
        .build();
  }

  private FeedState state(String feed) {
    var follower = followers.get(feed);
    return follower == null ? FeedState.IDLE : follower.state();
  }

  private @Nullable Instant asOf(String feed) {
    var follower = followers.get(feed);
    return follower == null ? null : follower.asOf();
  }

  private double lagSeconds(String feed) {
    var known = asOf(feed);
    return known == null
        ? Double.NaN
        : Duration.between(known, clock.instant()).toMillis() / 1_000.0;
  }
}
