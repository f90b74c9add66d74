package dev.latitude.agreement.webhook;

import dev.latitude.kit.history.Aggregate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** An address of another system that is told what happens. */
@Entity
@DynamicUpdate
@Table(name = "webhook_endpoint")
public class WebhookEndpoint extends Aggregate {
  private String url;
  private @Nullable String description;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "event_types")
  private List<String> eventTypes;

  @Enumerated(EnumType.STRING)
  private WebhookEndpointState state;

  @Enumerated(EnumType.STRING)
  @Column(name = "disabled_because")
  private @Nullable DisabledBecause disabledBecause;

  @Column(name = "disabled_at")
  private @Nullable Instant disabledAt;

  @Column(name = "old_secret_until")
  private @Nullable Instant oldSecretUntil;

  @Column(name = "created_by")
  private String createdBy;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected WebhookEndpoint() {}

  WebhookEndpoint(UUID id, Instant createdAt, WebhookEndpointContent content, String createdBy) {
    super(id, createdAt);
    this.url = content.url();
    this.description = content.description();
    this.eventTypes = content.eventTypes();
    this.state = WebhookEndpointState.ENABLED;
    this.createdBy = createdBy;
  }

  WebhookEndpointEvent registered() {
    return new WebhookEndpointEvent.Registered(host(), description, eventTypes);
  }

  /** Nothing happens when everything is like that already. */
  Optional<WebhookEndpointEvent> change(WebhookEndpointContent to) {
    state = WebhookEndpointCommand.CHANGE.requireAllowed(state);
    var changed = differences(to);
    url = to.url();
    description = to.description();
    eventTypes = to.eventTypes();
    return changed.isEmpty()
        ? Optional.empty()
        : Optional.of(new WebhookEndpointEvent.Changed(host(), description, eventTypes, changed));
  }

  WebhookEndpointEvent disable(DisabledBecause because, Instant now) {
    state = WebhookEndpointCommand.DISABLE.requireAllowed(state);
    disabledBecause = because;
    disabledAt = now;
    return new WebhookEndpointEvent.Disabled(because);
  }

  WebhookEndpointEvent enable() {
    state = WebhookEndpointCommand.ENABLE.requireAllowed(state);
    disabledBecause = null;
    disabledAt = null;
    return new WebhookEndpointEvent.Enabled();
  }

  WebhookEndpointEvent rotateSecret(Instant oldSignsUntil) {
    state = WebhookEndpointCommand.ROTATE_SECRET.requireAllowed(state);
    oldSecretUntil = oldSignsUntil;
    return new WebhookEndpointEvent.SecretRotated(oldSignsUntil);
  }

  WebhookEndpointEvent test() {
    state = WebhookEndpointCommand.TEST.requireAllowed(state);
    return new WebhookEndpointEvent.Tested();
  }

  WebhookEndpointEvent replay(UUID eventId) {
    state = WebhookEndpointCommand.REPLAY.requireAllowed(state);
    return new WebhookEndpointEvent.Replayed(eventId, null, null, 1);
  }

  WebhookEndpointEvent replay(ReplayRange range, int events) {
    state = WebhookEndpointCommand.REPLAY.requireAllowed(state);
    return new WebhookEndpointEvent.Replayed(null, range.from(), range.to(), events);
  }

  WebhookEndpointEvent delete() {
    state = WebhookEndpointCommand.DELETE.requireAllowed(state);
    return new WebhookEndpointEvent.Deleted(host());
  }

  private List<String> differences(WebhookEndpointContent to) {
    var changed = new ArrayList<String>();
    if (!url.equals(to.url())) {
      changed.add("url");
    }
    if (!Objects.equals(description, to.description())) {
      changed.add("description");
    }
    if (!eventTypes.equals(to.eventTypes())) {
      changed.add("eventTypes");
    }
    return changed;
  }

  private String host() {
    return URI.create(url).getHost();
  }

  public String url() {
    return url;
  }

  public @Nullable String description() {
    return description;
  }

  /**
   * Types of events, or all of one kind of thing as {@code agreement.*}; none means every event.
   */
  public List<String> eventTypes() {
    return eventTypes;
  }

  public WebhookEndpointState state() {
    return state;
  }

  public @Nullable DisabledBecause disabledBecause() {
    return disabledBecause;
  }

  public @Nullable Instant disabledAt() {
    return disabledAt;
  }

  public @Nullable Instant oldSecretUntil() {
    return oldSecretUntil;
  }

  public String createdBy() {
    return createdBy;
  }
}
