package dev.latitude.pilot.evaluation;

import dev.latitude.pilot.trigger.Tally;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * What a trigger of a pilot remembers between two measurements, so that a value costs the same
 * however many came before it. Changed under the pilot's lock, in the transaction that changes the
 * measurements.
 */
@Entity
@Table(name = "trigger_state")
class TriggerState {
  @EmbeddedId private Key key;
  private String rule;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private Tally tally;

  @Column(name = "missing_since")
  private @Nullable LocalDate missingSince;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected TriggerState() {}

  TriggerState(UUID pilotId, String triggerKey) {
    this.key = new Key(pilotId, triggerKey);
    this.rule = "";
    this.tally = Tally.EMPTY;
  }

  String triggerKey() {
    return key.triggerKey();
  }

  /** The tally, unless it was counted by another rule, which makes it worthless. */
  Tally countedBy(String currentRule) {
    return isCountedBy(currentRule) ? tally : Tally.EMPTY;
  }

  boolean isCountedBy(String currentRule) {
    return rule.equals(currentRule);
  }

  void keep(String countedBy, Tally current) {
    rule = countedBy;
    tally = current;
  }

  /** Whether it was told already that there are no data since that day. */
  boolean isToldMissingSince(LocalDate day) {
    return day.equals(missingSince);
  }

  void tellMissingSince(LocalDate day) {
    missingSince = day;
  }

  /** What was told was told of another agreement about missing data. */
  void forgetWhatWasTold() {
    missingSince = null;
  }

  @Embeddable
  record Key(
      @Column(name = "pilot_id") UUID pilotId, @Column(name = "trigger_key") String triggerKey) {}
}
