package dev.latitude.agreement.webhook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the log has it.
 *
 * @param number its place in the log
 * @param dueAt when it is tried next; absent when it is finished, or one before it waits
 */
record LoggedDelivery(
    UUID id,
    long number,
    UUID eventId,
    UUID subject,
    long revision,
    String type,
    DeliveryState state,
    boolean replay,
    int attempts,
    @Nullable Instant dueAt,
    Instant createdAt,
    @Nullable Instant finishedAt) {}
