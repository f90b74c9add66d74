package dev.latitude.agreement.agreement;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The version that is to follow the one in force. */
@Embeddable
class Amendment {
  @Enumerated(EnumType.STRING)
  @Column(name = "amendment_state")
  private AmendmentState state;

  @Enumerated(EnumType.STRING)
  @Column(name = "amendment_kind")
  private Kind kind;

  @Column(name = "amendment_reason")
  private String reason;

  @Column(name = "amendment_opened_by")
  private String openedBy;

  @Column(name = "amendment_opened_at")
  private Instant openedAt;

  @Embedded
  @AttributeOverride(name = "terms", column = @Column(name = "amendment_terms"))
  @AttributeOverride(name = "number", column = @Column(name = "amendment_number"))
  @AttributeOverride(name = "hash", column = @Column(name = "amendment_hash"))
  @AttributeOverride(
      name = "employeeSignedAt",
      column = @Column(name = "amendment_employee_signed_at"))
  @AttributeOverride(
      name = "approverSignedAt",
      column = @Column(name = "amendment_approver_signed_at"))
  @AttributeOverride(name = "offeredAt", column = @Column(name = "amendment_offered_at"))
  @AttributeOverride(name = "signBy", column = @Column(name = "amendment_sign_by"))
  @AttributeOverride(name = "remindAt", column = @Column(name = "amendment_remind_at"))
  @AttributeOverride(name = "remindersTold", column = @Column(name = "amendment_reminders_told"))
  private Wording wording;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Amendment() {}

  Amendment(Kind kind, String reason, String openedBy, Instant openedAt, Terms terms) {
    this.state = AmendmentState.DRAFT;
    this.kind = kind;
    this.reason = reason;
    this.openedBy = openedBy;
    this.openedAt = openedAt;
    this.wording = Wording.draft(terms);
  }

  void become(AmendmentState next) {
    state = next;
  }

  boolean isAgreed() {
    return state == AmendmentState.SIGNED;
  }

  /** Whether both have signed it and its first day has come. */
  boolean takesEffectBy(Instant moment) {
    return isAgreed() && !wording.terms().begin().isAfter(moment);
  }

  AmendmentState state() {
    return state;
  }

  Kind kind() {
    return kind;
  }

  String reason() {
    return reason;
  }

  String openedBy() {
    return openedBy;
  }

  Instant openedAt() {
    return openedAt;
  }

  Wording wording() {
    return wording;
  }

  /** What the next version is for. */
  @Schema(name = "AmendmentKind")
  public enum Kind {
    /** Other terms. */
    CHANGE,
    /** The same terms for longer. */
    RENEWAL
  }
}
