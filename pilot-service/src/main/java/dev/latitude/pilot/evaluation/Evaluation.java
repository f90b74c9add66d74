package dev.latitude.pilot.evaluation;

import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What a trigger said when the numbers changed, with what it said it from. */
@Entity
@Immutable
@Table(name = "evaluation")
public class Evaluation {
  @Id private UUID id;

  @Column(name = "pilot_id")
  private UUID pilotId;

  @Column(name = "pilot_version")
  private long pilotVersion;

  @Enumerated(EnumType.STRING)
  private Cause cause;

  @Column(name = "measurement_id")
  private @Nullable UUID measurementId;

  @Column(name = "trigger_key")
  private String triggerKey;

  private String metric;

  @Enumerated(EnumType.STRING)
  private Verdict verdict;

  @Column(name = "limit_value")
  private @Nullable BigDecimal limitValue;

  private @Nullable BigDecimal value;

  private List<UUID> measurements;

  private String reason;

  private Instant at;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Evaluation() {}

  Evaluation(UUID id, Pilot pilot, Change change, Judgement judgement, Instant at) {
    this.id = id;
    this.pilotId = pilot.id();
    this.pilotVersion = pilot.version();
    this.cause = change.cause();
    this.measurementId = change.measurement();
    this.triggerKey = judgement.trigger().key();
    this.metric = judgement.trigger().metric();
    this.verdict = judgement.verdict();
    this.limitValue = judgement.limit();
    this.value = judgement.value();
    this.measurements = judgement.measurements();
    this.reason = judgement.reason();
    this.at = at;
  }

  public UUID id() {
    return id;
  }

  public UUID pilotId() {
    return pilotId;
  }

  /** The pilot's version by which the numbers changed; its history says how. */
  public long pilotVersion() {
    return pilotVersion;
  }

  public Cause cause() {
    return cause;
  }

  /** The measurement that was recorded, disputed or resolved; absent when there were many. */
  public @Nullable UUID measurementId() {
    return measurementId;
  }

  public String triggerKey() {
    return triggerKey;
  }

  public String metric() {
    return metric;
  }

  public Verdict verdict() {
    return verdict;
  }

  public @Nullable BigDecimal limitValue() {
    return limitValue;
  }

  public @Nullable BigDecimal value() {
    return value;
  }

  /** What the verdict rests on, in the order of the periods. */
  public List<UUID> measurements() {
    return measurements;
  }

  public String reason() {
    return reason;
  }

  public Instant at() {
    return at;
  }

  /** Why a trigger was asked. */
  public enum Cause {
    /** A value was recorded or corrected. */
    RECORDED,
    /** Many were, in one request. */
    IMPORTED,
    DISPUTED,
    /** A dispute was resolved. */
    RESOLVED,
    /** A reversion was to be taken back. */
    REINSTATED,
    /** Data were missing for longer than agreed. */
    NO_DATA,
    /** Another trigger set has come to stand. */
    TRIGGERS_CHANGED
  }
}
