package dev.latitude.pilot.measurement;

import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.trigger.Reading;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value of a metric over some days of a pilot. It is never changed: a correction is another
 * measurement that supersedes it.
 */
@Entity
@Table(name = "measurement")
public class Measurement {
  @Id private UUID id;

  @Column(name = "pilot_id")
  private UUID pilotId;

  @Column(name = "pilot_version")
  private long pilotVersion;

  private String metric;

  @Column(name = "from_day")
  private LocalDate from;

  @Column(name = "to_day")
  private LocalDate to;

  private BigDecimal value;

  @Column(name = "sample_size")
  private int sampleSize;

  private String source;

  @Column(name = "recorded_by")
  private String recordedBy;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  private @Nullable UUID supersedes;

  @Column(name = "superseded_at")
  private @Nullable Instant supersededAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Measurement() {}

  Measurement(
      UUID id,
      Pilot pilot,
      NewMeasurement request,
      @Nullable UUID supersedes,
      String recordedBy,
      Instant recordedAt) {
    this.id = id;
    this.pilotId = pilot.id();
    this.pilotVersion = pilot.version() + 1;
    this.metric = request.metric();
    this.from = request.from();
    this.to = request.to();
    this.value = request.value();
    this.sampleSize = request.sampleSize();
    this.source = request.source();
    this.supersedes = supersedes;
    this.recordedBy = recordedBy;
    this.recordedAt = recordedAt;
  }

  PilotEvent recorded() {
    return new PilotEvent.Measured(id, metric, from, to, value, sampleSize, source, supersedes);
  }

  void supersede(Instant now) {
    supersededAt = now;
  }

  public Reading reading() {
    return new Reading(id, from, to, value, sampleSize, pilotVersion);
  }

  boolean isFor(LocalDate otherFrom, LocalDate otherTo) {
    return from.equals(otherFrom) && to.equals(otherTo);
  }

  boolean overlaps(LocalDate otherFrom, LocalDate otherTo) {
    return !from.isAfter(otherTo) && !to.isBefore(otherFrom);
  }

  public UUID id() {
    return id;
  }

  public UUID pilotId() {
    return pilotId;
  }

  public String metric() {
    return metric;
  }

  public LocalDate from() {
    return from;
  }

  public LocalDate to() {
    return to;
  }

  public BigDecimal value() {
    return value;
  }

  public int sampleSize() {
    return sampleSize;
  }

  public String source() {
    return source;
  }

  public String recordedBy() {
    return recordedBy;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  public @Nullable UUID supersedes() {
    return supersedes;
  }

  public boolean isSuperseded() {
    return supersededAt != null;
  }
}
