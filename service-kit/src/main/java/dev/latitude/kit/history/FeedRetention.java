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
   * The position before the first event that the feed still tells. Times hardly ever go back along
   * the positions, so a binary search finds it in a few probes.
   */
  long beginning() {
    var oldest = oldest();
    long tooOld = 0;
    long kept = isToldFrom(1, oldest) ? 1 : events.lastPosition() + 1;
    while (kept - tooOld > 1) {
      long middle = (tooOld + kept) >>> 1;
      var next = events.firstTaken(middle).filter(taken -> taken.time().isBefore(oldest));
      if (next.isPresent() && next.get().position() < kept) {
        tooOld = next.get().position();
      } else {
        kept = middle;
      }
    }
    return tooOld;
  }

  private boolean isToldFrom(long position, Instant oldest) {
    return events.firstTaken(position).filter(taken -> taken.time().isBefore(oldest)).isEmpty();
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

  /**
   * Refuses a cursor after an event that the feed does not have. There was one, since cursors are
   * given with events; so the database has been restored to a moment before it.
   */
  GoneException noSuchEvent() {
    return new GoneException(
        CommonProblem.FEED_RESTORED,
        "The feed does not have the event that this cursor stands after: it was restored to an earlier moment, and what it told after that has not happened. "
            + config
                .snapshot()
                .map(
                    path ->
                        "Replace what you hold by a snapshot from "
                            + path
                            + ", lower revisions included, and go on from the cursor it gives.")
                .orElse("Read it from its beginning, without a cursor, in place of what you hold."),
        config.snapshot().orElse(config.path()));
  }

  private Instant oldest() {
    return config.retention().map(clock.instant()::minus).orElse(Instant.MIN);
  }
}
