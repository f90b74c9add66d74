package dev.latitude.kit.history;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * The part of the feed that is about one thing. Its cursors are those of the whole feed, and a
 * thing's events stand in it in the order of their revisions; so a reader finds its place in a
 * thing's history by a cursor once, and goes on by revision.
 */
@ApplicationScoped
public class ThingFeed {
  private final EventStore events;

  ThingFeed(EventStore events) {
    this.events = events;
  }

  /**
   * Where somebody begins who reads the thing now. Its last events may not have their place in the
   * feed yet, but are in what is read; so the place is asked for first, and is never too late for
   * the revision.
   */
  public Place now(UUID thing) {
    var sequence =
        events
            .newestPlaced(thing, Long.MAX_VALUE)
            .map(event -> String.valueOf(event.sequence()))
            .orElse(CloudEvent.sequence(0));
    return new Place(events.lastRevision(thing), sequence);
  }

  /**
   * The last revision that a reader with this cursor has seen.
   *
   * @param parameter where the cursor was sent
   */
  public long revisionAt(UUID thing, String parameter, String cursor) {
    return events
        .newestPlaced(thing, FeedCursor.position(parameter, cursor))
        .map(CloudEvent::revision)
        .orElse(0L);
  }

  /** What came after a revision and has its place in the feed, in order. */
  public List<CloudEvent> after(UUID thing, long revision, int limit) {
    return events.placed(thing, revision, limit);
  }

  /** Where a thing's history is in the feed. */
  public record Place(long revision, String sequence) {}
}
