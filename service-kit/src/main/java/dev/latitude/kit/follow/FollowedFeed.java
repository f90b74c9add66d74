package dev.latitude.kit.follow;

import dev.latitude.kit.history.CloudEvent;

/**
 * What this service makes of the feed of another one. Every bean that implements this is found at
 * start-up, and its feed is followed by every replica for as long as the service runs; see {@link
 * FeedFollower}.
 */
public interface FollowedFeed {

  /**
   * Last part of the feed's path, as in {@code pilot-events}. It names the feed in the tables, in
   * metrics and in the health check. A migration of the service makes its row in {@code
   * followed_feed}, without a cursor: it is read from its first event.
   */
  String name();

  /**
   * The service whose feed it is, as in {@code pilot-service}. Where it answers is configured as
   * {@code latitude.pilot-service.url}.
   */
  String service();

  /** What this service learns from the feed, for the log: "which pilots are in force". */
  String tells();

  /** Whether the event is for this service. All others are passed over and cost no transaction. */
  boolean matters(CloudEvent event);

  /**
   * Does what the event asks for, in the transaction that moves the cursor past it: both are kept,
   * or neither is. What it throws otherwise stops the feed at this event, which is tried again
   * until it succeeds.
   *
   * @throws UnreadableEvent when the event can never be applied, however often it is tried. It is
   *     set aside and the next one's turn comes. To be thrown before anything has been changed.
   */
  void apply(CloudEvent event) throws UnreadableEvent;
}
