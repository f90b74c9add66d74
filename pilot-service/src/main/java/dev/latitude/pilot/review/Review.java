package dev.latitude.pilot.review;

import dev.latitude.pilot.pilot.PilotEvent;
import dev.latitude.pilot.pilot.ReviewOutcome;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** The two looked at the numbers together, and this is what the approver decided. */
@Entity
@Immutable
@Table(name = "review")
public class Review {
  @Id private UUID id;

  @Column(name = "pilot_id")
  private UUID pilotId;

  @Enumerated(EnumType.STRING)
  private ReviewOutcome outcome;

  private String note;

  @Column(name = "review_date")
  private @Nullable LocalDate reviewDate;

  @SuppressWarnings("UnusedVariable") // counted in the database
  @Column(name = "held_late")
  private boolean late;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private ReviewDetails details;

  @Column(name = "held_by")
  private String heldBy;

  @Column(name = "held_at")
  private Instant heldAt;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Review() {}

  Review(
      UUID pilotId,
      PilotEvent.Reviewed review,
      boolean late,
      ReviewDetails details,
      String heldBy,
      Instant heldAt) {
    this.id = review.reviewId();
    this.pilotId = pilotId;
    this.outcome = review.outcome();
    this.note = review.note();
    this.reviewDate = review.reviewDate();
    this.late = late;
    this.details = details;
    this.heldBy = heldBy;
    this.heldAt = heldAt;
  }

  public UUID id() {
    return id;
  }

  public UUID pilotId() {
    return pilotId;
  }

  public ReviewOutcome outcome() {
    return outcome;
  }

  public String note() {
    return note;
  }

  /** The planned date that this review stands for; none when it was held earlier than planned. */
  public @Nullable LocalDate reviewDate() {
    return reviewDate;
  }

  ReviewDetails details() {
    return details;
  }

  public String heldBy() {
    return heldBy;
  }

  public Instant heldAt() {
    return heldAt;
  }
}
