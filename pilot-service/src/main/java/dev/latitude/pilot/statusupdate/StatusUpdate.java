package dev.latitude.pilot.statusupdate;

import dev.latitude.pilot.pilot.Health;
import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.pilot.Plan;
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
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** What the author reported on one period of the cadence. */
@Entity
@Immutable
@Table(name = "status_update")
public class StatusUpdate {
  @Id private UUID id;

  @Column(name = "pilot_id")
  private UUID pilotId;

  private int period;

  @Column(name = "from_day")
  private LocalDate from;

  @Column(name = "to_day")
  private LocalDate to;

  private String summary;

  @Enumerated(EnumType.STRING)
  private Health health;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<ChecklistItem> checklist;

  private boolean late;

  @Column(name = "reported_by")
  private String reportedBy;

  @Column(name = "reported_at")
  private Instant reportedAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected StatusUpdate() {}

  StatusUpdate(
      UUID id,
      UUID pilotId,
      NewStatusUpdate request,
      Plan.Stretch days,
      boolean late,
      String reportedBy,
      Instant reportedAt) {
    this.id = id;
    this.pilotId = pilotId;
    this.period = request.period();
    this.from = days.from();
    this.to = days.to();
    this.summary = request.summary();
    this.health = request.health();
    this.checklist = request.checklist();
    this.late = late;
    this.reportedBy = reportedBy;
    this.reportedAt = reportedAt;
  }

  PilotEvent reported() {
    return new PilotEvent.StatusUpdated(id, period, from, to, health, late);
  }

  public UUID id() {
    return id;
  }

  public UUID pilotId() {
    return pilotId;
  }

  public int period() {
    return period;
  }

  public LocalDate from() {
    return from;
  }

  public LocalDate to() {
    return to;
  }

  public String summary() {
    return summary;
  }

  public Health health() {
    return health;
  }

  public List<ChecklistItem> checklist() {
    return checklist;
  }

  /** Whether it came after the last day of its period. */
  public boolean isLate() {
    return late;
  }

  public String reportedBy() {
    return reportedBy;
  }

  public Instant reportedAt() {
    return reportedAt;
  }
}
