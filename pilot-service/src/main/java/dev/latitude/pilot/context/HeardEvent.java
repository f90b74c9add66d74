package dev.latitude.pilot.context;

import dev.latitude.pilot.pilot.ContextEvent;
import dev.latitude.pilot.pilot.ContextEventKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A context event that this service has heard of, and how far its pilots have reacted to it. */
@Entity
@Table(name = "context_event")
class HeardEvent {
  /** Before the first pilot there is. */
  private static final UUID NOBODY = new UUID(0, 0);

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private ContextEventKind kind;

  @Column(name = "occurred_on")
  private LocalDate occurredOn;

  /** None once their pilots have reacted. */
  private String[] people;

  @Column(name = "heard_at")
  private Instant heardAt;

  @Column(name = "reacted_through")
  private @Nullable UUID reactedThrough;

  @Column(name = "done_at")
  private @Nullable Instant doneAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected HeardEvent() {}

  HeardEvent(ContextEvent event, List<String> people, Instant heardAt) {
    this.id = event.id();
    this.kind = event.kind();
    this.occurredOn = event.occurredOn();
    this.people = people.stream().distinct().toArray(String[]::new);
    this.heardAt = heardAt;
  }

  ContextEvent event() {
    return new ContextEvent(id, kind, occurredOn);
  }

  List<String> people() {
    return List.of(people);
  }

  /** The last pilot, in the order of their ids, whose turn has come. */
  UUID reactedThrough() {
    return reactedThrough == null ? NOBODY : reactedThrough;
  }

  /** These have reacted, and others may follow. */
  void reacted(List<UUID> pilots) {
    reactedThrough = pilots.getLast();
  }

  /** Nobody is left, so whom it was about is nothing that this service has to know. */
  void done(Instant now) {
    doneAt = now;
    people = new String[0];
  }
}
