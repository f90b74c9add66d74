package dev.latitude.pilot.context;

import dev.latitude.pilot.pilot.ContextClause;
import dev.latitude.pilot.pilot.ContextEventKind;
import dev.latitude.pilot.pilot.PilotEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a pilot did about a context event, by the clause that both had agreed on. */
@Entity
@Immutable
@Table(name = "context_reaction")
public class ContextReaction {
  @Id private UUID id;

  @Column(name = "pilot_id")
  private UUID pilotId;

  @Column(name = "context_event_id")
  private UUID contextEventId;

  @Enumerated(EnumType.STRING)
  private ContextEventKind event;

  @Column(name = "occurred_on")
  private LocalDate occurredOn;

  @Enumerated(EnumType.STRING)
  private ContextClause.Reaction reaction;

  @Column(name = "review_by")
  private @Nullable LocalDate reviewBy;

  @Column(name = "noted_at")
  private Instant notedAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected ContextReaction() {}

  ContextReaction(UUID id, UUID pilotId, PilotEvent.ContextNoted noted, Instant notedAt) {
    this.id = id;
    this.pilotId = pilotId;
    this.contextEventId = noted.contextEventId();
    this.event = noted.kind();
    this.occurredOn = noted.occurredOn();
    this.reaction = noted.reaction();
    this.reviewBy = noted.reviewBy();
    this.notedAt = notedAt;
  }

  public UUID id() {
    return id;
  }

  public UUID pilotId() {
    return pilotId;
  }

  public UUID contextEventId() {
    return contextEventId;
  }

  public ContextEventKind event() {
    return event;
  }

  public LocalDate occurredOn() {
    return occurredOn;
  }

  public ContextClause.Reaction reaction() {
    return reaction;
  }

  /** Only when the clause asks for a review. */
  public @Nullable LocalDate reviewBy() {
    return reviewBy;
  }

  public Instant notedAt() {
    return notedAt;
  }
}
