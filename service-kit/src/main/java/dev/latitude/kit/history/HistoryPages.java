package dev.latitude.kit.history;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The history of one thing, oldest first, with what its hashes are made of. Whoever may see the
 * thing may see its history.
 */
@ApplicationScoped
public class HistoryPages {
  private final EventStore events;

  HistoryPages(EventStore events) {
    this.events = events;
  }

  public Page<CloudEvent> of(Aggregate thing, HistoryParams page) {
    return Page.of(
        events.verifiableHistory(thing.id(), page.afterRevision(), page.limit() + 1),
        page.limit(),
        event -> Cursors.of(String.valueOf(event.revision())),
        event -> event);
  }

  /**
   * The whole of it, or its beginning when there is more.
   *
   * @param most how many events
   */
  public Page<CloudEvent> whole(Aggregate thing, int most) {
    return Page.of(
        events.verifiableHistory(thing.id(), 0, most + 1),
        most,
        event -> Cursors.of(String.valueOf(event.revision())),
        event -> event);
  }
}
