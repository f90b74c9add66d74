package dev.latitude.pilot.pilot;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;

/** A trigger set that came to stand, word for word; it stood until the next one did. */
@Entity
@Immutable
@Table(name = "trigger_set")
public class StandingTriggerSet {
  @EmbeddedId private Key key;

  private String hash;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private TriggerSet content;

  @Enumerated(EnumType.STRING)
  private Basis basis;

  @Column(name = "stands_from")
  private Instant from;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<Acknowledgement> acknowledgements;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected StandingTriggerSet() {}

  StandingTriggerSet(Pilot pilot, Basis basis, Instant from) {
    this.key = new Key(pilot.id(), pilot.version());
    this.hash = pilot.triggerSetHash();
    this.content = TriggerSet.of(pilot.terms());
    this.basis = basis;
    this.from = from;
    this.acknowledgements = pilot.acknowledgements();
  }

  /** The pilot's revision by which it came to stand. */
  public long revision() {
    return key.revision();
  }

  public String hash() {
    return hash;
  }

  public TriggerSet content() {
    return content;
  }

  public Basis basis() {
    return basis;
  }

  public Instant from() {
    return from;
  }

  public List<Acknowledgement> acknowledgements() {
    return acknowledgements;
  }

  /** How a set came to stand. */
  @Schema(name = "TriggerSetBasis")
  public enum Basis {
    /** Both parties acknowledged it. */
    AGREED,
    /** The approver granted more time; nothing else changed but the review dates to come. */
    EXTENDED
  }

  @Embeddable
  record Key(@Column(name = "pilot_id") UUID pilotId, long revision) {}
}
