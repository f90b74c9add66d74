package dev.latitude.kit.history;

import dev.latitude.kit.http.Cursors;
import dev.latitude.kit.http.Page;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The history of one thing, page by page, oldest first. Whoever may see the thing may see its
 * history.
 */
@ApplicationScoped
public class HistoryPages {
  private final EventStore events;

  HistoryPages(EventStore events) {
    this.events = events;
  }

  public Page<CloudEvent> of(Aggregate thing, HistoryParams page) {
    return Page.of(
        events.history(thing.id(), page.afterRevision(), page.limit() + 1),
        page.limit(),
        event -> Cursors.of(String.valueOf(event.revision())),
        event -> event);
  }
}
