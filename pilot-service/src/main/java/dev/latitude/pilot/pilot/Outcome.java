package dev.latitude.pilot.pilot;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** How a pilot ended: what of it graduated, if anything, and when. */
@Embeddable
class Outcome {
  @Enumerated(EnumType.STRING)
  private PilotResult result;

  /** Absent when all of them did, or none. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "graduated_rights")
  private @Nullable List<Right> graduatedRights;

  @Column(name = "completed_at")
  private Instant completedAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Outcome() {}

  private Outcome(PilotResult result, @Nullable List<Right> graduatedRights, Instant completedAt) {
    this.result = result;
    this.graduatedRights = graduatedRights;
    this.completedAt = completedAt;
  }

  static Outcome of(Graduation graduation, Instant now) {
    boolean whole = graduation.result() == PilotResult.GRADUATED;
    return new Outcome(graduation.result(), whole ? null : graduation.rights(), now);
  }

  static Outcome stopped(Instant now) {
    return new Outcome(PilotResult.STOPPED, null, now);
  }

  PilotResult result() {
    return result;
  }

  Instant completedAt() {
    return completedAt;
  }

  /** What may be written down: everything that the terms have, or a part of it. */
  Optional<List<Right>> graduatedRights(Terms terms) {
    return result == PilotResult.GRADUATED
        ? Optional.of(terms.rights())
        : Optional.ofNullable(graduatedRights);
  }
}
