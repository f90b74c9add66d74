package dev.latitude.agreement.agreement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * What one version says, on its way from a draft over the table to both signatures. An agreement
 * has one, and a second one while it is being amended.
 */
@Embeddable
class Wording {
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private Terms terms;

  @Column(name = "version_number")
  private int number;

  private @Nullable String hash;

  @Column(name = "employee_signed_at")
  private @Nullable Instant employeeSignedAt;

  @Column(name = "approver_signed_at")
  private @Nullable Instant approverSignedAt;

  @Column(name = "offered_at")
  private @Nullable Instant offeredAt;

  /** When the offer expires. */
  @Column(name = "sign_by")
  private @Nullable Instant signBy;

  @Column(name = "remind_at")
  private @Nullable Instant remindAt;

  @Column(name = "reminders_told")
  private int remindersTold;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Wording() {}

  private Wording(Terms terms) {
    this.terms = terms;
  }

  static Wording draft(Terms terms) {
    return new Wording(terms);
  }

  void say(Terms other) {
    terms = other;
  }

  /** Lays it on the table as the version with this number and hash. */
  void offer(int versionNumber, String hashOfVersion, Instant at, Deadlines deadlines) {
    requireNotOver(at);
    number = versionNumber;
    hash = hashOfVersion;
    offeredAt = at;
    signBy = deadlines.signBy(at);
    remindersTold = 0;
    remindAt = deadlines.nextReminder(at, 0);
  }

  /** True when it was the second of the two signatures. */
  boolean sign(Party role, String signedHash, Instant at) {
    if (isSignedBy(role)) {
      throw new AgreementRefusal.AlreadySigned(number);
    }
    if (!signedHash.equals(hash)) {
      throw new AgreementRefusal.OtherHash(number);
    }
    requireNotOver(at);
    switch (role) {
      case EMPLOYEE -> employeeSignedAt = at;
      case APPROVER -> approverSignedAt = at;
    }
    if (employeeSignedAt == null || approverSignedAt == null) {
      return false;
    }
    waitNoLonger();
    return true;
  }

  private void waitNoLonger() {
    signBy = null;
    remindAt = null;
  }

  boolean hasExpiredBy(Instant moment) {
    return signBy != null && !moment.isBefore(signBy);
  }

  /** Counts one reminder, when it is time for one; those that were slept through count once. */
  boolean remindBy(Instant moment, Deadlines deadlines) {
    if (remindAt == null || offeredAt == null || moment.isBefore(remindAt)) {
      return false;
    }
    do {
      remindersTold++;
      remindAt = deadlines.nextReminder(offeredAt, remindersTold);
    } while (remindAt != null && !moment.isBefore(remindAt));
    return true;
  }

  /** Asks for the signatures that are missing once more. */
  AgreementEvent reminder(String employee, String approver) {
    return new AgreementEvent.SignatureAwaited(
        number,
        Stream.of(Party.values())
            .filter(role -> !isSignedBy(role))
            .map(role -> role == Party.EMPLOYEE ? employee : approver)
            .toList(),
        remindersTold,
        Objects.requireNonNull(signBy));
  }

  /** The next moment at which waiting for signatures changes something. */
  Stream<Instant> alarms() {
    return Stream.of(Optional.ofNullable(signBy), Optional.ofNullable(remindAt))
        .flatMap(Optional::stream);
  }

  /** Takes the version off the table, and with it the signature it may have had. */
  void takeOffTheTable() {
    hash = null;
    employeeSignedAt = null;
    approverSignedAt = null;
    offeredAt = null;
    waitNoLonger();
  }

  /**
   * Names another approver, in what not both have signed.
   *
   * @return number of the version that was taken off the table for it, if one was on it
   */
  @Nullable Integer handOver(String successor) {
    boolean offered = hash != null;
    takeOffTheTable();
    terms = terms.approvedBy(successor);
    return offered ? number : null;
  }

  boolean isSignedBy(Party role) {
    return switch (role) {
      case EMPLOYEE -> employeeSignedAt != null;
      case APPROVER -> approverSignedAt != null;
    };
  }

  private void requireNotOver(Instant at) {
    var lastDay = terms.effectiveTo();
    if (lastDay != null && terms.areOverAt(at)) {
      throw new AgreementRefusal.TermsExpired(lastDay);
    }
  }

  Terms terms() {
    return terms;
  }

  int number() {
    return number;
  }

  @Nullable String hash() {
    return hash;
  }

  /** When the offer expires; absent unless it waits for signatures. */
  @Nullable Instant signBy() {
    return signBy;
  }

  @Nullable Instant employeeSignedAt() {
    return employeeSignedAt;
  }

  @Nullable Instant approverSignedAt() {
    return approverSignedAt;
  }
}
