package dev.latitude.kit.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
  private static final int LONGEST_STRETCH = 1_000;

  /** How many events one question passes over before it is answered with nothing but a cursor. */
  static final int MOST_PASSED_OVER = 20_000;

  private final EventStore events;
  private final FeedSignal signal;
  private final FeedRetention retention;
  private final Clock clock;

  EventFeed(EventStore events, FeedSignal signal, FeedRetention retention, Clock clock) {
    this.events = events;
    this.signal = signal;
    this.retention = retention;
    this.clock = clock;
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
    return read(after, limit, wait, FeedView.EVERYTHING);
  }

  /**
   * The same, of what a reader is told. What is left out is passed over in longer and longer
   * stretches, and the cursor goes with it, so that nobody looks at it again. Who passes over very
   * much gets a page with nothing but a cursor, and goes on from there.
   */
  public EventPage read(@Nullable String after, int limit, Duration wait, FeedView view) {
    long position = after == null ? retention.beginning() : FeedCursor.position("after", after);
    long deadline = System.nanoTime() + wait.toNanos();
    int stretch = limit;
    int passedOver = 0;
    Instant asOf = null;
    while (passedOver < MOST_PASSED_OVER) {
      long seen = signal.count();
      var looked = clock.instant();
      var read = after(position, stretch);
      var found = read.events();
      asOf = found.size() < stretch ? earlier(looked, read.waitingSince()) : null;
      if (found.isEmpty()) {
        var left = Duration.ofNanos(deadline - System.nanoTime());
        if (!left.isPositive() || !awaitNext(seen, left)) {
          break;
        }
      } else {
        retention.requireKept(found.getFirst());
        var told = view.told(found);
        if (told.size() > limit) {
          return new EventPage(told.subList(0, limit), sequence(told.get(limit - 1)), null);
        }
        if (!told.isEmpty()) {
          return new EventPage(told, sequence(found.getLast()), asOf);
        }
        position = Long.parseLong(sequence(found.getLast()));
        passedOver += found.size();
        stretch = Math.min(2 * stretch, LONGEST_STRETCH);
      }
    }
    return new EventPage(List.of(), CloudEvent.sequence(position), asOf);
  }

  /** To a reader of the feed, what waits for its position has not happened yet. */
  private static Instant earlier(Instant looked, @Nullable Instant waitingSince) {
    return waitingSince == null || looked.isBefore(waitingSince) ? looked : waitingSince;
  }

  /** The event at the cursor is read along, to know that it is still what the reader has seen. */
  private EventStore.Stretch after(long position, int limit) {
    if (position == 0) {
      return events.fromPosition(1, limit);
    }
    var read = events.fromPosition(position, limit + 1);
    var found = read.events();
    if (found.isEmpty() || !CloudEvent.sequence(position).equals(found.getFirst().sequence())) {
      throw retention.noSuchEvent();
    }
    return new EventStore.Stretch(found.subList(1, found.size()), read.waitingSince());
  }

  private boolean awaitNext(long seen, Duration longest) {
    try {
      return signal.await(seen, longest);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String sequence(CloudEvent event) {
    return String.valueOf(event.sequence());
  }
}
