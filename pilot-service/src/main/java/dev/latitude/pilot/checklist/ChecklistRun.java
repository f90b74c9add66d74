package dev.latitude.pilot.checklist;

import dev.latitude.pilot.pilot.PilotEvent;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * The checklist as it was gone through for one delivery. It is never changed: a correction is
 * another run that supersedes it.
 */
@Entity
@Table(name = "checklist_run")
public class ChecklistRun {
  @Id private UUID id;

  @Column(name = "pilot_id")
  private UUID pilotId;

  private String delivery;

  @Column(name = "delivered_on")
  private LocalDate deliveredOn;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<CheckedItem> items;

  private boolean complete;

  @Column(name = "reported_by")
  private String reportedBy;

  @Column(name = "reported_at")
  private Instant reportedAt;

  private @Nullable UUID supersedes;

  @Column(name = "superseded_at")
  private @Nullable Instant supersededAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected ChecklistRun() {}

  ChecklistRun(
      UUID id,
      UUID pilotId,
      NewChecklistRun request,
      @Nullable UUID supersedes,
      String reportedBy,
      Instant reportedAt) {
    this.id = id;
    this.pilotId = pilotId;
    this.delivery = request.delivery();
    this.deliveredOn = request.deliveredOn();
    this.items = request.items();
    this.complete = request.items().stream().allMatch(CheckedItem::done);
    this.supersedes = supersedes;
    this.reportedBy = reportedBy;
    this.reportedAt = reportedAt;
  }

  PilotEvent reported() {
    return new PilotEvent.DeliveryChecked(id, delivery, deliveredOn, complete, supersedes);
  }

  void supersede(Instant now) {
    supersededAt = now;
  }

  /** Whether it says just that, so that saying it again is nothing new. */
  boolean says(NewChecklistRun request) {
    return deliveredOn.equals(request.deliveredOn()) && items.equals(request.items());
  }

  public UUID id() {
    return id;
  }

  public UUID pilotId() {
    return pilotId;
  }

  public String delivery() {
    return delivery;
  }

  public LocalDate deliveredOn() {
    return deliveredOn;
  }

  public List<CheckedItem> items() {
    return items;
  }

  /** Whether everything on it was done. */
  public boolean isComplete() {
    return complete;
  }

  public String reportedBy() {
    return reportedBy;
  }

  public Instant reportedAt() {
    return reportedAt;
  }

  public @Nullable UUID supersedes() {
    return supersedes;
  }

  public boolean isSuperseded() {
    return supersededAt != null;
  }
}
