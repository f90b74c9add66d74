package dev.latitude.pilot.measurement;

import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.pilot.DisputeOutcome;
import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.pilot.PilotRefusal;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * A value of a metric over some days of a pilot. It is never changed: a correction is another
 * measurement that supersedes it. What the parties say about it may change whether it counts.
 */
@Entity
@Table(name = "measurement")
public class Measurement {
  @Id private UUID id;

  @PartitionKey
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

  @Enumerated(EnumType.STRING)
  private Standing standing;

  @Column(name = "counts_since")
  private long countsSince;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<Dispute> disputes;

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
    this.countsSince = pilotVersion;
    this.standing = Standing.COUNTED;
    this.disputes = List.of();
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

  /** Takes the value out of what counts until the parties agree on it. */
  PilotEvent dispute(Pilot pilot, Actor actor, String reason, Instant now) {
    requireCurrent();
    switch (standing) {
      case DISPUTED -> throw PilotRefusal.AlreadyDisputed.now(disputes.getLast().raisedBy());
      case SET_ASIDE -> throw PilotRefusal.AlreadyDisputed.setAside();
      case COUNTED -> {
        if (disputes.stream().anyMatch(earlier -> pilot.isOnSideOf(earlier.raisedBy(), actor))) {
          throw PilotRefusal.AlreadyDisputed.before();
        }
      }
    }
    var all = new ArrayList<>(disputes);
    all.add(Dispute.raised(actor.person(), now, reason));
    disputes = List.copyOf(all);
    standing = Standing.DISPUTED;
    return new PilotEvent.MeasurementDisputed(id, metric, from, to);
  }

  /**
   * Settles the dispute: either party may say that the value counts again, but only the one whose
   * side does not doubt it that it stays out.
   *
   * @param version the pilot's version that this brings about
   */
  PilotEvent resolve(
      Pilot pilot,
      Actor actor,
      DisputeOutcome outcome,
      @Nullable String note,
      long version,
      Instant now) {
    requireCurrent();
    if (standing != Standing.DISPUTED) {
      throw new PilotRefusal.NoOpenDispute();
    }
    var open = disputes.getLast();
    if (outcome == DisputeOutcome.UPHELD && pilot.isOnSideOf(open.raisedBy(), actor)) {
      throw PilotRefusal.NotYours.toUphold();
    }
    var all = new ArrayList<>(disputes.subList(0, disputes.size() - 1));
    all.add(open.resolved(actor.person(), now, outcome, note));
    disputes = List.copyOf(all);
    switch (outcome) {
      case UPHELD -> standing = Standing.SET_ASIDE;
      case REJECTED -> {
        standing = Standing.COUNTED;
        countsSince = version;
      }
    }
    return new PilotEvent.DisputeResolved(id, metric, from, to, outcome);
  }

  private void requireCurrent() {
    if (isSuperseded()) {
      throw new PilotRefusal.MeasurementCorrected();
    }
  }

  /** Whether it says just that, so that saying it again is nothing new. */
  boolean says(NewMeasurement request) {
    return value.compareTo(request.value()) == 0
        && sampleSize == request.sampleSize()
        && source.equals(request.source());
  }

  boolean isFor(LocalDate otherFrom, LocalDate otherTo) {
    return from.equals(otherFrom) && to.equals(otherTo);
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

  public Standing standing() {
    return standing;
  }

  /** The last one, when there was any. */
  public Optional<Dispute> dispute() {
    return disputes.isEmpty() ? Optional.empty() : Optional.of(disputes.getLast());
  }

  public boolean isSuperseded() {
    return supersededAt != null;
  }
}
