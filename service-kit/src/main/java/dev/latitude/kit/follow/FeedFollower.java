package dev.latitude.kit.follow;

import dev.latitude.kit.history.EventPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One replica's reader of one feed. All replicas read, and the cursor in the database decides which
 * of them applies: each event is applied once, in order.
 *
 * <p>What cannot be read at all (the other service away, a page that is no page) is read again,
 * ever more slowly, and nothing after it is applied before it; {@code latitude.feed.following} is 0
 * until it succeeds, and {@code latitude.feed.lag} grows.
 */
public final class FeedFollower {
  private static final int PAGE = 200;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final FollowedFeed feed;
  private final FeedClient client;
  private final FeedCursors cursors;
  private final FeedApplier applier;
  private final Supplier<String> token;
  private final Clock clock;
  private final int longestWait;
  private volatile FeedState state = FeedState.FAILING;
  private volatile @Nullable Instant asOf;
  private volatile @Nullable Thread thread;

  FeedFollower(
      FollowedFeed feed,
      FeedClient client,
      FeedCursors cursors,
      FeedApplier applier,
      Supplier<String> token,
      Clock clock,
      int longestWait) {
    this.feed = feed;
    this.client = client;
    this.cursors = cursors;
    this.applier = applier;
    this.token = token;
    this.clock = clock;
    this.longestWait = longestWait;
  }

  public FeedState state() {
    return state;
  }

  /** Until when this replica knows what the feed tells; absent before it has read any of it. */
  public @Nullable Instant asOf() {
    return asOf;
  }

  /** Follows from where the cursor stands, until {@link #stop}. */
  public synchronized void start() {
    if (thread == null) {
      // the new thread asks whether it is the wanted one, so it is that before it starts
      var reader = Thread.ofPlatform().daemon().name(feed.name()).unstarted(this::run);
      thread = reader;
      reader.start();
    }
  }

  /** What is being applied is either kept whole or not at all; the next start finds it out. */
  public synchronized void stop() {
    var running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  /**
   * The first poll, and the one after a failure, do not wait for an event: whether the feed can be
   * read is known at once.
   */
  private void run() {
    var pause = FIRST_PAUSE;
    var outage = new FeedOutage(feed);
    while (isWanted()) {
      try {
        poll(state == FeedState.FOLLOWING ? longestWait : 0);
        outage.over();
        state = FeedState.FOLLOWING;
        pause = FIRST_PAUSE;
      } catch (Exception failure) {
        if (!isWanted()) {
          return;
        }
        state = FeedState.FAILING;
        outage.failed(failure, pause);
        sleep(pause);
        pause = longer(pause);
      }
    }
  }

  private boolean isWanted() {
    return thread == Thread.currentThread();
  }

  /** Reads a stretch of the feed and applies it, unless another replica was faster. */
  public void poll(int waitSeconds) {
    var place = cursors.read(feed.name());
    asOf = place.asOf();
    var asked = clock.instant();
    var page = client.read(feed.name(), "Bearer " + token.get(), place.cursor(), PAGE, waitSeconds);
    var complete = knownBy(page, place.cursor(), asked);
    if (apply(place.cursor(), page, complete) && complete != null) {
      asOf = complete;
    }
  }

  /**
   * Until when whoever has applied the page knows all that happened. A service of the release
   * before does not say; then an answer that is not full held all there was when it was asked for.
   * One that has nothing but another cursor has passed over much, and there may be more.
   */
  private static @Nullable Instant knownBy(EventPage page, @Nullable String from, Instant asked) {
    if (page.asOf() != null) {
      return page.asOf();
    }
    boolean passedOver = from != null && page.items().isEmpty() && !from.equals(page.next());
    return page.items().size() < PAGE && !passedOver ? asked : null;
  }

  private boolean apply(@Nullable String from, EventPage page, @Nullable Instant complete) {
    var expected = from;
    for (var event : page.items()) {
      if (feed.matters(event)) {
        if (!applier.apply(feed, expected, event)) {
          return false;
        }
        expected = FeedApplier.sequence(event);
      }
    }
    return applier.finish(feed, expected, page, complete);
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
