package dev.latitude.kit.history;

import dev.latitude.kit.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The feed of a service: all its events in the order of their positions, with a wait for the next
 * one.
 */
@ApplicationScoped
public class EventFeed {
  private static final Pattern CURSOR = Pattern.compile("0[0-9]{18}");

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
    long position = position(after);
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

  private static long position(@Nullable String after) {
    if (after == null) {
      return 0;
    }
    if (!CURSOR.matcher(after).matches()) {
      throw ProblemException.invalidParameter(
          "after",
          "is not a cursor of this feed; take it unchanged from 'next' of the answer before");
    }
    return Long.parseLong(after);
  }
}
