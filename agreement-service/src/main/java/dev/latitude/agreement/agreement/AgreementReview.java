package dev.latitude.agreement.agreement;

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
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** One time at which the two looked at their agreement, and what they came to. */
@Entity
@Immutable
@Table(name = "agreement_review")
public class AgreementReview {
  @EmbeddedId private Key key;

  @Column(name = "version_number")
  private int versionNumber;

  @Column(name = "held_by")
  private String heldBy;

  @Column(name = "held_at")
  private Instant heldAt;

  @Enumerated(EnumType.STRING)
  private ReviewOutcome outcome;

  private String note;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<ReviewPoint> points;

  @Column(name = "follow_up_proposal_id")
  private @Nullable UUID followUpProposalId;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected AgreementReview() {}

  AgreementReview(
      Agreement agreement, Held held, NewReview request, String heldBy, Instant heldAt) {
    this.key = new Key(agreement.id(), held.event().number());
    this.versionNumber = held.event().version();
    this.heldBy = heldBy;
    this.heldAt = heldAt;
    this.outcome = request.outcome();
    this.note = request.note();
    this.points = held.points();
    this.followUpProposalId = held.event().followUpProposalId();
  }

  UUID agreementId() {
    return key.agreementId();
  }

  public int number() {
    return key.number();
  }

  public int versionNumber() {
    return versionNumber;
  }

  public String heldBy() {
    return heldBy;
  }

  public Instant heldAt() {
    return heldAt;
  }

  public ReviewOutcome outcome() {
    return outcome;
  }

  public String note() {
    return note;
  }

  /** The review points that were held with it. */
  public List<ReviewPoint> points() {
    return points;
  }

  public @Nullable UUID followUpProposalId() {
    return followUpProposalId;
  }

  /** A review is the n-th of its agreement. */
  @Embeddable
  public record Key(@Column(name = "agreement_id") UUID agreementId, int number) {}

  /** What a review does to the agreement: the review itself, and what its outcome brings along. */
  record Held(
      AgreementEvent.ReviewHeld event, List<ReviewPoint> points, List<AgreementEvent> effects) {}
}
