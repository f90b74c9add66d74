package dev.latitude.agreement.pilotfeed;

import dev.latitude.kit.history.EventPage;
import dev.latitude.kit.identity.ServiceToken;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Follows the feed of pilot-service, on every replica, for as long as the service runs.
 *
 * <p>What cannot be read at all (pilot-service away, a page that is no page) is read again, ever
 * more slowly, and nothing after it is applied before it; {@code latitude.feed.following} is 0
 * until it succeeds, {@code latitude.feed.lag} grows, and the check tells by its {@code asOf}.
 */
@ApplicationScoped
class PilotFeedFollower {
  private static final Logger LOG = Logger.getLogger(PilotFeedFollower.class);
  private static final int PAGE = 200;
  private static final int WAIT_SECONDS = 20;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final PilotFeedClient client;
  private final PilotFeedCursor cursor;
  private final PilotEvents events;
  private final ServiceToken token;
  private final Clock clock;
  private final MeterRegistry metrics;
  private final List<Gauge> gauges;
  private volatile FeedState state = FeedState.FAILING;
  private volatile @Nullable Instant asOf;
  private volatile boolean stopping;
  private @Nullable Thread thread;

  PilotFeedFollower(
      @RestClient PilotFeedClient client,
      PilotFeedCursor cursor,
      PilotEvents events,
      ServiceToken token,
      Clock clock,
      MeterRegistry metrics) {
    this.client = client;
    this.cursor = cursor;
    this.events = events;
    this.token = token;
    this.clock = clock;
    this.metrics = metrics;
    this.gauges =
        List.of(
            Gauge.builder("latitude.feed.lag", this, PilotFeedFollower::lagSeconds)
                .description("Age of what the register knows of pilots")
                .baseUnit("seconds")
                .register(metrics),
            Gauge.builder("latitude.feed.following", this, PilotFeedFollower::following)
                .description("1 while the feed of pilot-service can be read and applied")
                .register(metrics));
  }

  FeedState state() {
    return state;
  }

  @Nullable Instant asOf() {
    return asOf;
  }

  void start(@Observes StartupEvent event) {
    if (!token.isConfigured()) {
      state = FeedState.IDLE;
      LOG.warn(
          "latitude.service-token.file is not set: the feed of pilot-service is not followed, and the register knows nothing of pilots");
      return;
    }
    thread = Thread.ofPlatform().daemon().name("pilot-feed").start(this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
    gauges.forEach(metrics::remove);
    if (thread != null) {
      thread.interrupt();
    }
  }

  /**
   * The first poll, and the one after a failure, do not wait for an event: whether the feed can be
   * read is known at once.
   */
  private void run() {
    var pause = FIRST_PAUSE;
    var outage = new FeedOutage();
    while (!stopping) {
      try {
        poll(state == FeedState.FOLLOWING ? WAIT_SECONDS : 0);
        state = FeedState.FOLLOWING;
        outage.over();
        pause = FIRST_PAUSE;
      } catch (Exception failure) {
        if (stopping) {
          return;
        }
        state = FeedState.FAILING;
        outage.failed(failure, pause);
        sleep(pause);
        pause = longer(pause);
      }
    }
  }

  /**
   * Reads a stretch of the feed and applies it, unless another replica was faster. An answer that
   * is not full held all there was when it came.
   */
  void poll(int waitSeconds) {
    var place = cursor.read();
    asOf = place.asOf();
    var page = client.read("Bearer " + token.value(), place.cursor(), PAGE, waitSeconds);
    var complete = page.items().size() < PAGE ? clock.instant() : null;
    if (apply(place.cursor(), page, complete) && complete != null) {
      asOf = complete;
    }
  }

  private boolean apply(@Nullable String from, EventPage page, @Nullable Instant complete) {
    var expected = from;
    for (var event : page.items()) {
      if (PilotEvents.matters(event)) {
        if (!events.apply(expected, event)) {
          return false;
        }
        expected = PilotEvents.sequence(event);
      }
    }
    return events.finish(expected, page, complete);
  }

  private int following() {
    return state == FeedState.FOLLOWING ? 1 : 0;
  }

  private double lagSeconds() {
    var known = asOf;
    return known == null
        ? Double.NaN
        : Duration.between(known, clock.instant()).toMillis() / 1_000.0;
  }

  private static Duration longer(Duration pause) {
    var twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
