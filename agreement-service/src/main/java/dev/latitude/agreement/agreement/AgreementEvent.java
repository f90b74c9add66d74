package dev.latitude.agreement.agreement;

import dev.latitude.agreement.right.Right;
import dev.latitude.kit.history.DomainEvent;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to an agreement. */
public sealed interface AgreementEvent extends DomainEvent {
  /** A draft was made from a graduated pilot. */
  record Drafted(String employee, String approver, UUID pilotId) implements AgreementEvent {
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
  record Offered(int version, String hash) implements AgreementEvent {
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
      List<Right> rights,
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
}
