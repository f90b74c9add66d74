package dev.latitude.agreement.agreement;

import dev.latitude.kit.problem.Fault;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A rule of the agreement said no. Nothing was changed. */
public abstract sealed class AgreementRefusal extends RuntimeException {
  private AgreementRefusal(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The command does not exist in this state. */
  public static final class WrongState extends AgreementRefusal {
    private final AgreementState state;

    WrongState(AgreementCommand command, AgreementState state) {
      super(
          "An agreement that is "
              + state
              + " cannot be asked to "
              + command.verb()
              + ". "
              + allowed(state));
      this.state = state;
    }

    private static String allowed(AgreementState state) {
      var verbs = AgreementCommand.allowedIn(state);
      return verbs.isEmpty()
          ? "Nothing more can be done to it."
          : "It allows: " + String.join(", ", verbs) + ".";
    }

    public AgreementState state() {
      return state;
    }
  }

  /** The command is somebody else's to give. */
  public static final class NotYours extends AgreementRefusal {
    NotYours(AgreementCommand command) {
      super(
          "To " + command.verb() + " this agreement is not yours to do: " + command.whoMay() + ".");
    }
  }

  /** The pilot is visible to the caller, but other people's. */
  public static final class NotYourPilot extends AgreementRefusal {
    NotYourPilot() {
      super(
          "To draft an agreement from this pilot is not yours to do: only its author and its approver may.");
    }
  }

  /** The signature names words that are not on the table. */
  public static final class OtherHash extends AgreementRefusal {
    OtherHash(int version) {
      super(
          "The hash is not that of version "
              + version
              + ", which is on the table. Read that version and sign what it says.");
    }
  }

  /** Each party signs a version once. */
  public static final class AlreadySigned extends AgreementRefusal {
    AlreadySigned(int version) {
      super("You have signed version " + version + " already; the other party's signature counts.");
    }
  }

  /** What is offered or signed would be over already. */
  public static final class TermsExpired extends AgreementRefusal {
    TermsExpired(LocalDate lastDay) {
      super(
          "The terms end on "
              + lastDay
              + ", which is over. Choose a later 'effectiveTo' in a draft, and offer that.");
    }
  }

  /** The dates of the terms contradict one another. */
  public static final class ContradictoryDates extends AgreementRefusal {
    private final transient List<Fault> faults;

    ContradictoryDates(List<Fault> faults) {
      super("The dates contradict one another; 'errors' names each that does.");
      this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
      return faults;
    }
  }

  /** There is no such pilot, or the caller may not see it. */
  public static final class UnknownPilot extends AgreementRefusal {
    UnknownPilot() {
      super("There is no pilot with this id, or it is not yours to see.");
    }
  }

  /** Only what has proven itself is written down. */
  public static final class PilotNotGraduated extends AgreementRefusal {
    PilotNotGraduated(String standing) {
      super(
          "The pilot is "
              + standing
              + ". An agreement can be drafted once it is COMPLETED and GRADUATED.");
    }
  }

  /** A pilot leads to one agreement at a time. */
  public static final class PilotHasAgreement extends AgreementRefusal {
    PilotHasAgreement(UUID other) {
      super(
          "The pilot has a live agreement already, "
              + other
              + ". Go on with that one, or discard or end it first.");
    }
  }

  /** The register holds one right for one person and decision. */
  public static final class DecisionTwice extends AgreementRefusal {
    DecisionTwice(String decision) {
      super(
          "The pilot graduated with more than one right for the decision '"
              + decision
              + "', and one person can hold one right for a decision.");
    }
  }
}
