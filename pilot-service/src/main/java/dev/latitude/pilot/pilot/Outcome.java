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

/** How a pilot ended: what of it graduated, if anything, when, and who decided so. */
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

  /** Absent where a replica of the release before completed it. */
  @Column(name = "completed_by")
  private @Nullable String completedBy;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Outcome() {}

  private Outcome(
      PilotResult result,
      @Nullable List<Right> graduatedRights,
      Instant completedAt,
      String completedBy) {
    this.result = result;
    this.graduatedRights = graduatedRights;
    this.completedAt = completedAt;
    this.completedBy = completedBy;
  }

  static Outcome of(Graduation graduation, Instant now, String by) {
    boolean whole = graduation.result() == PilotResult.GRADUATED;
    return new Outcome(graduation.result(), whole ? null : graduation.rights(), now, by);
  }

  static Outcome stopped(Instant now, String by) {
    return new Outcome(PilotResult.STOPPED, null, now, by);
  }

  PilotResult result() {
    return result;
  }

  Instant completedAt() {
    return completedAt;
  }

  @Nullable String completedBy() {
    return completedBy;
  }

  /** What may be written down: everything that the terms have, or a part of it. */
  Optional<List<Right>> graduatedRights(Terms terms) {
    return result == PilotResult.GRADUATED
        ? Optional.of(terms.rights())
        : Optional.ofNullable(graduatedRights);
  }
}
