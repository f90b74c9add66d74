package dev.latitude.kit.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The feed of a service: all its events in the order of their positions, with a wait for the next
 * one.
 */
@ApplicationScoped
public class EventFeed {
  private final EventStore events;
  private final FeedSignal signal;

  EventFeed(EventStore events, FeedSignal signal) {
    this.events = events;
    this.signal = signal;
  }

  /**
   * Events after the cursor (from the beginning without one); when there are none, waits for the
   * first of them, at most as long as told.
   */
  public EventPage read(@Nullable String after, int limit, Duration wait) {
    long position = after == null ? 0 : FeedCursor.position("after", after);
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      long seen = signal.count();
      var found = events.afterPosition(position, limit);
      var left = Duration.ofNanos(deadline - System.nanoTime());
      if (!found.isEmpty() || !left.isPositive() || !awaitNext(seen, left)) {
        return new EventPage(found, next(found, position));
      }
    }
  }

  private boolean awaitNext(long seen, Duration longest) {
    try {
      return signal.await(seen, longest);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String next(List<CloudEvent> found, long position) {
    return found.isEmpty()
        ? CloudEvent.sequence(position)
        : String.valueOf(found.getLast().sequence());
  }
}
