package dev.latitude.agreement.webhook;

import java.util.UUID;

/**
 * One event on its way to one endpoint.
 *
 * @param subject the thing the event is about; its events are sent one after the other
 * @param revision of the thing, which with it names the event
 * @param attempts so far
 * @param failures of them that count for the schedule
 */
record Delivery(UUID id, UUID eventId, UUID subject, long revision, int attempts, int failures) {}
