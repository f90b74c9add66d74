package dev.latitude.agreement.webhook;

import dev.latitude.kit.history.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to an endpoint. Readers of the feed learn the host and not the whole address:
 * people put what should be secret into paths and queries.
 */
public sealed interface WebhookEndpointEvent extends DomainEvent {
  /** It is told what happens from now on. */
  record Registered(String host, @Nullable String description, List<String> eventTypes)
      implements WebhookEndpointEvent {
    @Override
    public String type() {
      return "webhook-endpoint.registered";
    }
  }

  /** It is told elsewhere or something else; {@code changed} names the properties. */
  record Changed(
      String host, @Nullable String description, List<String> eventTypes, List<String> changed)
      implements WebhookEndpointEvent {
    @Override
    public String type() {
      return "webhook-endpoint.changed";
    }
  }

  /** It is told nothing until it is enabled again. */
  record Disabled(DisabledBecause because) implements WebhookEndpointEvent {
    @Override
    public String type() {
      return "webhook-endpoint.disabled";
    }
  }

  /** It is told what happens, and what has happened since it was disabled. */
  record Enabled() implements WebhookEndpointEvent {
    @Override
    public String type() {
      return "webhook-endpoint.enabled";
    }
  }

  /** It has a new secret; the one before signs beside it for a while. */
  record SecretRotated(Instant oldSignsUntil) implements WebhookEndpointEvent {
    @Override
    public String type() {
      return "webhook-endpoint.secret-rotated";
    }
  }

  /** Somebody wants to see whether it can be reached. Sent to this endpoint and to no other. */
  record Tested() implements WebhookEndpointEvent {
    static final String TYPE = "webhook-endpoint.tested";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** It is told something again: one event, or those of a range of time. */
  record Replayed(@Nullable UUID eventId, @Nullable Instant from, @Nullable Instant to, int events)
      implements WebhookEndpointEvent {
    @Override
    public String type() {
      return "webhook-endpoint.replayed";
    }
  }

  /** There is no such endpoint any more. */
  record Deleted(String host) implements WebhookEndpointEvent {
    @Override
    public String type() {
      return "webhook-endpoint.deleted";
    }
  }
}
