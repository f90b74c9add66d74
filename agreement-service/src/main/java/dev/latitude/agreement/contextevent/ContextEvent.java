package dev.latitude.agreement.contextevent;

import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.kit.history.Aggregate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** Something that happened around people, as HR has reported it. It is never changed. */
@Entity
@DynamicUpdate
@Table(name = "context_event")
public class ContextEvent extends Aggregate {
  @Enumerated(EnumType.STRING)
  private ContextEventKind kind;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<String> people;

  @Column(name = "occurred_on")
  private LocalDate occurredOn;

  private @Nullable String note;

  @Column(name = "recorded_by")
  private String recordedBy;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected ContextEvent() {}

  ContextEvent(UUID id, Instant createdAt, NewContextEvent happened, String recordedBy) {
    super(id, createdAt);
    this.kind = happened.kind();
    this.people = List.copyOf(happened.people());
    this.occurredOn = happened.occurredOn();
    this.note = happened.note();
    this.recordedBy = recordedBy;
  }

  ContextEventEvent recorded() {
    return new ContextEventEvent.Recorded(kind, people, occurredOn, note);
  }

  public ContextEventKind kind() {
    return kind;
  }

  public List<String> people() {
    return people;
  }

  public LocalDate occurredOn() {
    return occurredOn;
  }

  public @Nullable String note() {
    return note;
  }

  public String recordedBy() {
    return recordedBy;
  }
}
