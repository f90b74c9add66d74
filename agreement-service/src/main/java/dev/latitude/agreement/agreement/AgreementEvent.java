package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.kit.history.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to an agreement. */
public sealed interface AgreementEvent extends DomainEvent {
  /** A draft was made from a graduated pilot, or straight from an accepted proposal. */
  record Drafted(String employee, String approver, @Nullable UUID pilotId, UUID proposalId)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.drafted";
    }
  }

  /** The draft was changed; what it says stays between the parties until it is offered. */
  record Edited() implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.edited";
    }
  }

  /** A version was laid on the table for signature. */
  record Offered(int version, String hash, @Nullable Instant signBy) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.offered";
    }
  }

  /** One party said yes to the version. */
  record Signed(int version, String hash, String person, Party role) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.signed";
    }
  }

  /** Both have signed; the rights are in the register. */
  record EnteredIntoForce(
      int version,
      String hash,
      String employee,
      String approver,
      List<AgreedRight> rights,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.entered-into-force";
    }
  }

  /** One party would not sign the version; it is a draft again. */
  record SigningDeclined(int version, String person, String reason) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.signing-declined";
    }
  }

  /** The draft was thrown away. */
  record Discarded() implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.discarded";
    }
  }

  /** One party ended it; its rights hold no longer. */
  record Terminated(String reason, String person) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.terminated";
    }
  }

  /** Its rights do not hold from this moment on, until it is reinstated. */
  record Suspended(
      int version,
      String reason,
      @Nullable UUID contextEvent,
      @Nullable ContextEventKind contextEventKind)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.suspended";
    }
  }

  /** The approver confirmed it; its rights hold again. */
  record Reinstated(int version) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.reinstated";
    }
  }

  /** A context event called for a review, as the terms say it does. */
  record ReviewCalled(
      int version, LocalDate dueOn, UUID contextEvent, ContextEventKind contextEventKind)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.review-called";
    }
  }

  /** Nobody signed in time; the version is off the table, and a draft again. */
  record OfferExpired(int version) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.offer-expired";
    }
  }

  /**
   * A pseudonym has taken a person's place in the words of the version, which are not those of its
   * hash any more; it is off the table, and a draft again.
   */
  record TakenOffTheTable(int version) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.taken-off-the-table";
    }
  }

  /** A signature is still missing; told now and then while the offer waits. */
  record SignatureAwaited(int version, List<String> people, int reminder, Instant signBy)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.signature-awaited";
    }
  }

  /** One party asks for a next version; the one in force goes on. */
  record AmendmentOpened(int version, Amendment.Kind kind, String reason)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.amendment-opened";
    }
  }

  /** The draft of the next version was changed. */
  record AmendmentEdited() implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.amendment-edited";
    }
  }

  /** The next version was laid on the table for signature. */
  record AmendmentOffered(int version, String hash, int supersedes, @Nullable Instant signBy)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.amendment-offered";
    }
  }

  /** One party would not sign the next version; it is a draft again. */
  record AmendmentSigningDeclined(int version, String person, String reason)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.amendment-signing-declined";
    }
  }

  /** The draft of the next version was thrown away. */
  record AmendmentDiscarded() implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.amendment-discarded";
    }
  }

  /** Both have signed the next version, which takes over on its first day; the register knows. */
  record Amended(
      int version,
      String hash,
      int supersedes,
      String employee,
      String approver,
      List<AgreedRight> rights,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.amended";
    }
  }

  /** The next version has taken the place of the one before. */
  record Superseded(int version, int by) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.superseded";
    }
  }

  /** One party gave notice: it ends on a later day. */
  record NoticeGiven(LocalDate effectiveOn, Instant endsAt, String reason, String person)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.notice-given";
    }
  }

  /** One party took its notice back; it goes on, or ends when the other's notice says. */
  record NoticeWithdrawn(String person, @Nullable LocalDate effectiveOn, @Nullable Instant endsAt)
      implements AgreementEvent {
    static NoticeWithdrawn by(String person, @Nullable Termination remaining) {
      return remaining == null
          ? new NoticeWithdrawn(person, null, null)
          : new NoticeWithdrawn(person, remaining.effectiveOn(), remaining.endsAt());
    }

    @Override
    public String type() {
      return "agreement.notice-withdrawn";
    }
  }

  /**
   * Somebody else is to approve from now on.
   *
   * @param takenOffTheTable number of the version that waited for signatures and does so no more
   */
  record HandedOver(
      String employee,
      String approver,
      String formerApprover,
      String reason,
      @Nullable Integer takenOffTheTable)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.handed-over";
    }
  }

  /** Its last day has passed. */
  record Expired(int version, LocalDate effectiveTo) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.expired";
    }
  }

  /** It ends before long as things stand: time to renew it, or to let it go. */
  record EndingSoon(
      int version, String employee, String approver, Instant endsAt, Ending.Cause cause)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.ending-soon";
    }
  }

  /** The day of a review has come. */
  record ReviewDue(LocalDate dueOn, ReviewPoint.Cause cause) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.review-due";
    }
  }

  /** The day of a review has passed, and it was not held. */
  record ReviewOverdue(LocalDate dueOn, ReviewPoint.Cause cause) implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.review-overdue";
    }
  }

  /** The two looked at it together; what that brought along follows in events of its own. */
  record ReviewHeld(
      int number,
      int version,
      ReviewOutcome outcome,
      String note,
      List<LocalDate> held,
      @Nullable UUID followUpProposalId)
      implements AgreementEvent {
    @Override
    public String type() {
      return "agreement.review-held";
    }
  }
}
