package dev.latitude.kit.follow;

import dev.latitude.kit.history.CloudEvent;
import dev.latitude.kit.history.EventPage;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Applies events. Each that matters is one transaction: what it changes and the cursor move
 * together or not at all.
 *
 * <p>An event that cannot be read is set aside, counted and logged: to stop at it would keep
 * everything after it from this service for ever.
 */
@ApplicationScoped
class FeedApplier {
  private static final Logger LOG = Logger.getLogger(FeedApplier.class);

  private final FeedCursors cursors;
  private final EventsSetAside setAside;
  private final MeterRegistry metrics;

  FeedApplier(FeedCursors cursors, EventsSetAside setAside, MeterRegistry metrics) {
    this.cursors = cursors;
    this.setAside = setAside;
    this.metrics = metrics;
  }

  static String sequence(CloudEvent event) {
    return Objects.requireNonNull(event.sequence(), "An event of the feed has no sequence");
  }

  /** False when another replica has applied it already. */
  @Transactional
  boolean apply(FollowedFeed feed, @Nullable String expected, CloudEvent event) {
    if (!cursors.lockAt(feed.name(), expected)) {
      return false;
    }
    requireWhole(event);
    try {
      feed.apply(event);
      metrics
          .counter("latitude.feed.events.applied", "feed", feed.name(), "type", event.type())
          .increment();
    } catch (UnreadableEvent unreadable) {
      setAside(feed, event, unreadable.getMessage());
    }
    cursors.moveTo(feed.name(), sequence(event), event.time());
    return true;
  }

  /** All of the page is applied; now this service knows what the other one knew. */
  @Transactional
  boolean finish(
      FollowedFeed feed, @Nullable String expected, EventPage page, @Nullable Instant asOf) {
    if (!cursors.lockAt(feed.name(), expected)) {
      return false;
    }
    cursors.moveTo(feed.name(), page.next(), asOf);
    return true;
  }

  /** Without these an event is about nothing, and nobody would know. */
  private static void requireWhole(CloudEvent event) {
    if (Stream.of(event.id(), event.subject(), event.time()).anyMatch(Objects::isNull)) {
      throw new IllegalStateException("Event " + sequence(event) + " lacks id, subject or time");
    }
  }

  private void setAside(FollowedFeed feed, CloudEvent event, String reason) {
    setAside.add(feed.name(), event, reason);
    LOG.errorf(
        "Event %s of %s (%s of %s) cannot be read, and is set aside without effect: %s",
        event.sequence(), feed.name(), event.type(), event.subject(), reason);
  }
}
