package dev.latitude.pilot.decision;

import dev.latitude.kit.identity.Actor;
import dev.latitude.pilot.pilot.AmountCheck;
import dev.latitude.pilot.pilot.DecisionKind;
import dev.latitude.pilot.pilot.Money;
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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the decision log. Either party may write one and neither can change it; who wrote it
 * stands there, and the other party can say once whether it was so.
 */
@Entity
@Table(name = "decision_entry")
public class DecisionEntry {
  @Id private UUID id;

  @Column(name = "pilot_id")
  private UUID pilotId;

  @Enumerated(EnumType.STRING)
  private DecisionKind kind;

  private String decision;

  @Column(name = "occurred_on")
  private LocalDate occurredOn;

  @Column(name = "needed_by")
  private @Nullable LocalDate neededBy;

  private String what;

  private @Nullable BigDecimal amount;

  private @Nullable String currency;

  @Enumerated(EnumType.STRING)
  @Column(name = "amount_check")
  private AmountCheck amountCheck;

  @Column(name = "in_force")
  private @Nullable Boolean inForce;

  @Column(name = "recorded_by")
  private String recordedBy;

  @Column(name = "recorded_at")
  private Instant recordedAt;

  private @Nullable Boolean agrees;

  private @Nullable String note;

  @Column(name = "answered_by")
  private @Nullable String answeredBy;

  @Column(name = "answered_at")
  private @Nullable Instant answeredAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected DecisionEntry() {}

  DecisionEntry(
      UUID id,
      UUID pilotId,
      NewDecision request,
      AmountCheck amountCheck,
      @Nullable Boolean inForce,
      String recordedBy,
      Instant recordedAt) {
    this.id = id;
    this.pilotId = pilotId;
    this.kind = request.kind();
    this.decision = request.decision();
    this.occurredOn = request.occurredOn();
    this.neededBy = request.neededBy();
    this.what = request.what();
    var spent = request.amount();
    this.amount = spent == null ? null : spent.amount();
    this.currency = spent == null ? null : spent.currency();
    this.amountCheck = amountCheck;
    this.inForce = inForce;
    this.recordedBy = recordedBy;
    this.recordedAt = recordedAt;
  }

  PilotEvent recorded() {
    return new PilotEvent.DecisionRecorded(id, kind, decision, occurredOn, amountCheck, inForce);
  }

  public UUID id() {
    return id;
  }

  public UUID pilotId() {
    return pilotId;
  }

  public DecisionKind kind() {
    return kind;
  }

  public String decision() {
    return decision;
  }

  public LocalDate occurredOn() {
    return occurredOn;
  }

  public @Nullable LocalDate neededBy() {
    return neededBy;
  }

  public String what() {
    return what;
  }

  public @Nullable Money amount() {
    return amount == null || currency == null ? null : new Money(amount, currency);
  }

  public AmountCheck amountCheck() {
    return amountCheck;
  }

  /** Whether the rights were in force on that day; known of decisions that were taken. */
  public @Nullable Boolean inForce() {
    return inForce;
  }

  public String recordedBy() {
    return recordedBy;
  }

  public Instant recordedAt() {
    return recordedAt;
  }

  /** The other side says whether it was so. */
  PilotEvent answer(Pilot pilot, Actor actor, NewAnswer answer, Instant now) {
    if (pilot.isOnSideOf(recordedBy, actor)) {
      throw PilotRefusal.NotYours.toAnswerOwn();
    }
    if (answeredBy != null) {
      throw new PilotRefusal.AlreadyAnswered(answeredBy);
    }
    agrees = answer.agrees();
    note = answer.note();
    answeredBy = actor.person();
    answeredAt = now;
    return new PilotEvent.DecisionAnswered(id, kind, answer.agrees());
  }

  Optional<Answer> answer() {
    return agrees == null || answeredBy == null || answeredAt == null
        ? Optional.empty()
        : Optional.of(new Answer(agrees, note, answeredBy, answeredAt));
  }
}
