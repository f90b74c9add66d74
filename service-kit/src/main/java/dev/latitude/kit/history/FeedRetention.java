package dev.latitude.kit.history;

import dev.latitude.kit.problem.CommonProblem;
import dev.latitude.kit.problem.GoneException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * How far back the feed can be read. A reader that comes later than that is told so: it must never
 * take a stretch with a gap for the whole.
 */
@ApplicationScoped
class FeedRetention {
  private final EventStore events;
  private final FeedConfig config;
  private final Clock clock;

  FeedRetention(EventStore events, FeedConfig config, Clock clock) {
    this.events = events;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The position before the first event that the feed still tells. Positions have no gaps, and
   * times hardly ever go back along them, so a binary search finds it in a few probes.
   */
  long beginning() {
    var oldest = oldest();
    if (oldest.equals(Instant.MIN) || !isTooOld(1, oldest)) {
      return 0;
    }
    long tooOld = 1;
    long kept = events.lastPosition() + 1;
    while (kept - tooOld > 1) {
      long middle = (tooOld + kept) >>> 1;
      if (isTooOld(middle, oldest)) {
        tooOld = middle;
      } else {
        kept = middle;
      }
    }
    return tooOld;
  }

  private boolean isTooOld(long position, Instant oldest) {
    return events.timeAt(position).filter(time -> time.isBefore(oldest)).isPresent();
  }

  /** Refuses a cursor when the event that comes next is not told any more. */
  void requireKept(CloudEvent next) {
    if (next.time().isBefore(oldest())) {
      var start = config.snapshot();
      throw new GoneException(
          CommonProblem.CURSOR_EXPIRED,
          "The feed no longer tells the events after this cursor. "
              + start
                  .map(
                      path ->
                          "Take a snapshot from " + path + " and go on from the cursor it gives.")
                  .orElse("Read it from its beginning, without a cursor."),
          start.orElse(config.path()));
    }
  }

  private Instant oldest() {
    return config.retention().map(clock.instant()::minus).orElse(Instant.MIN);
  }
}
