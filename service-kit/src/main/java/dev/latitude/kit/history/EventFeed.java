package dev.latitude.kit.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The feed of a service: all its events in the order of their positions, with a wait for the next
 * one.
 */
@ApplicationScoped
public class EventFeed {
  private final EventStore events;
  private final FeedSignal signal;
  private final FeedRetention retention;

  EventFeed(EventStore events, FeedSignal signal, FeedRetention retention) {
    this.events = events;
    this.signal = signal;
    this.retention = retention;
  }

  /** One event, once it has its place in the feed. */
  public Optional<CloudEvent> find(UUID id) {
    return events.find(id);
  }

  /** The cursor after everything that is in the feed now. */
  public String end() {
    return cursor(lastPosition());
  }

  /** The position of the last event that is in the feed now; 0 while there is none. */
  public long lastPosition() {
    return events.lastPosition();
  }

  /** The cursor after the event at a position. */
  public static String cursor(long position) {
    return CloudEvent.sequence(position);
  }

  /**
   * Events after the cursor (from the first that is still told without one); when there are none,
   * waits for the first of them, at most as long as told.
   */
  public EventPage read(@Nullable String after, int limit, Duration wait) {
    long position = after == null ? retention.beginning() : FeedCursor.position("after", after);
    long deadline = System.nanoTime() + wait.toNanos();
    while (true) {
      long seen = signal.count();
      var found = after(position, limit);
      found.stream().findFirst().ifPresent(retention::requireKept);
      var left = Duration.ofNanos(deadline - System.nanoTime());
      if (!found.isEmpty() || !left.isPositive() || !awaitNext(seen, left)) {
        return new EventPage(found, next(found, position));
      }
    }
  }

  /** The event at the cursor is read along, to know that it is still what the reader has seen. */
  private List<CloudEvent> after(long position, int limit) {
    if (position == 0) {
      return events.fromPosition(1, limit);
    }
    var found = events.fromPosition(position, limit + 1);
    if (found.isEmpty() || !CloudEvent.sequence(position).equals(found.getFirst().sequence())) {
      throw retention.noSuchEvent();
    }
    return found.subList(1, found.size());
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
