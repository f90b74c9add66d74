package dev.latitude.agreement.agreement;

import dev.latitude.kit.problem.Fault;
import java.time.Instant;
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
    NotYours(String verb, String whoMay) {
      super("To " + verb + " this agreement is not yours to do: " + whoMay + ".");
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

  /** The terms contradict themselves. */
  public static final class ContradictoryTerms extends AgreementRefusal {
    private final transient List<Fault> faults;

    ContradictoryTerms(List<Fault> faults) {
      super("The terms contradict themselves; 'errors' names each place.");
      this.faults = List.copyOf(faults);
    }

    static ContradictoryTerms leavingAGap(LocalDate latest) {
      return at(
          "/effectiveFrom",
          "gap",
          "would leave days without an agreement; it must begin on " + latest + " at the latest");
    }

    static ContradictoryTerms noSuchReviewPoint() {
      return at("/heldEarly", "unknown", "is the day of no review point that is still ahead");
    }

    static ContradictoryTerms approversReviewPoint() {
      return at(
          "/heldEarly",
          "approver",
          "is the day of a review that a context event called for, which only a review of the approver holds");
    }

    static ContradictoryTerms endingInThePast(LocalDate today) {
      return at("/effectiveOn", "past", "must not be before today, which is " + today);
    }

    static ContradictoryTerms endingAnyway(Instant end) {
      return at("/effectiveOn", "ends-anyway", "must be earlier: it ends at " + end + " as it is");
    }

    private static ContradictoryTerms at(String pointer, String code, String detail) {
      return new ContradictoryTerms(List.of(Fault.at(pointer, code, detail)));
    }

    /** The same in a request that has the terms in this place. */
    ContradictoryTerms under(String place) {
      return new ContradictoryTerms(faults.stream().map(fault -> fault.under(place)).toList());
    }

    public List<Fault> faults() {
      return faults;
    }
  }

  /** A right that the parties name themselves is more than the catalogue allows. */
  public static final class PolicyForbids extends AgreementRefusal {
    private final transient List<Fault> faults;

    PolicyForbids(List<Fault> faults) {
      super("The catalogue of decisions does not allow this; 'errors' names each right.");
      this.faults = List.copyOf(faults);
    }

    /** The same in a request that has the terms in this place. */
    PolicyForbids under(String place) {
      return new PolicyForbids(faults.stream().map(fault -> fault.under(place)).toList());
    }

    public List<Fault> faults() {
      return faults;
    }
  }

  /** An agreement comes from one pilot or from one proposal. */
  public static final class OneOrigin extends AgreementRefusal {
    OneOrigin() {
      super("Name either a 'pilotId' or a 'proposalId', not both and not neither.");
    }
  }

  /** The proposal is visible to the caller, but other people's. */
  public static final class NotYourProposal extends AgreementRefusal {
    NotYourProposal() {
      super(
          "To draft an agreement from this proposal is not yours to do: only its author and its approver may.");
    }
  }

  /** There is no such proposal, or the caller may not see it. */
  public static final class UnknownProposal extends AgreementRefusal {
    UnknownProposal() {
      super("There is no proposal with this id, or it is not yours to see.");
    }
  }

  /** Only what was agreed to is written down. */
  public static final class ProposalNotAccepted extends AgreementRefusal {
    ProposalNotAccepted(String state) {
      super(
          "The proposal is "
              + state
              + ". An agreement can be drafted from it once it is ACCEPTED.");
    }
  }

  /** A proposal leads to one agreement at a time. */
  public static final class ProposalHasAgreement extends AgreementRefusal {
    ProposalHasAgreement(UUID other) {
      super(
          "The proposal has a live agreement already, "
              + other
              + ". Go on with that one, or discard or end it first.");
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
              + ". An agreement can be drafted once it is COMPLETED and GRADUATED, wholly or in part.");
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
          "There is more than one right for the decision '"
              + decision
              + "', and one person can hold one right for a decision.");
    }
  }

  /** There is no amendment that the command could be given to. */
  public static final class NoAmendment extends AgreementRefusal {
    NoAmendment(AmendmentCommand command) {
      super(
          "There is no amendment of this agreement that could be asked to "
              + command.verb()
              + ". Open one with amend or renew.");
    }
  }

  /** The command does not exist in this state of the amendment. */
  public static final class WrongAmendmentState extends AgreementRefusal {
    private final AmendmentState state;

    WrongAmendmentState(AmendmentCommand command, AmendmentState state) {
      super(
          "An amendment that is "
              + state
              + " cannot be asked to "
              + command.verb()
              + ". "
              + allowed(state));
      this.state = state;
    }

    private static String allowed(AmendmentState state) {
      var verbs = AmendmentCommand.allowedIn(state);
      return verbs.isEmpty()
          ? "It takes the place of the version in force on its first day."
          : "It allows: " + String.join(", ", verbs) + ".";
    }

    public AmendmentState state() {
      return state;
    }
  }

  /** One amendment at a time. */
  public static final class AmendmentOpen extends AgreementRefusal {
    AmendmentOpen(AmendmentState state) {
      super(
          "The agreement has an amendment already, which is "
              + state
              + (state == AmendmentState.SIGNED
                  ? ". Once that has taken effect, the next can be opened."
                  : ". Go on with that one, or discard it first."));
    }
  }

  /** What is about to end is not changed any more. */
  public static final class UnderNotice extends AgreementRefusal {
    UnderNotice(LocalDate effectiveOn) {
      super(
          "Notice was given that the agreement ends on "
              + effectiveOn
              + ". Whoever gave it can withdraw it; then it can be amended.");
    }
  }

  /** Nobody gave notice that could be withdrawn. */
  public static final class NoNotice extends AgreementRefusal {
    NoNotice() {
      super("No notice was given that could be withdrawn.");
    }
  }

  /** What has no end needs no renewal. */
  public static final class NothingToRenew extends AgreementRefusal {
    NothingToRenew() {
      super("The agreement has no last day, so there is nothing to renew. Amend it instead.");
    }
  }

  /** proposal-service has no proposal that the employee could follow up. */
  public static final class NoFollowUp extends AgreementRefusal {
    NoFollowUp() {
      super(
          "The proposal that this agreement goes back to cannot be followed up. Begin a new proposal, and hold the review with another outcome.");
    }
  }

  /** The same expansion was held at the same time. */
  public static final class ReviewedMeanwhile extends AgreementRefusal {
    ReviewedMeanwhile() {
      super(
          "Another review that asks for more was held at the same time. Read the agreement again and decide anew.");
    }
  }
}
