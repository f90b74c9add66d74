package dev.latitude.proposal.endorsement;

import dev.latitude.proposal.proposal.ProposalState;

/** A rule of endorsements said no. Nothing was changed. */
public abstract sealed class EndorsementRefusal extends RuntimeException {
  private EndorsementRefusal(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The command does not exist in this state. */
  public static final class WrongState extends EndorsementRefusal {
    private final EndorsementState state;

    WrongState(EndorsementCommand command, EndorsementState state) {
      super(
          "An endorsement that is "
              + state
              + " cannot be asked to "
              + command.verb()
              + ". "
              + allowed(state));
      this.state = state;
    }

    private static String allowed(EndorsementState state) {
      var verbs = EndorsementCommand.allowedIn(state);
      return verbs.isEmpty()
          ? "Nothing more can be done to it; the author can ask again."
          : "It allows: " + String.join(", ", verbs) + ".";
    }

    public EndorsementState state() {
      return state;
    }
  }

  /** The command is somebody else's to give. */
  public static final class NotYours extends EndorsementRefusal {
    NotYours(EndorsementCommand command, String whoMay) {
      super("You may not " + command.verb() + " this endorsement: only " + whoMay + " may.");
    }

    private NotYours(String reason) {
      super(reason);
    }

    static NotYours toAskFor() {
      return new NotYours("Only the author of a proposal may ask for support for it.");
    }
  }

  /** Who asks and who answers cannot support it as well. */
  public static final class AllyInvolved extends EndorsementRefusal {
    AllyInvolved() {
      super(
          "An ally is somebody other than the author and the approver of the proposal. Ask a third person.");
    }
  }

  /** The ally has become the approver since they were asked. */
  public static final class InvolvedSince extends EndorsementRefusal {
    InvolvedSince() {
      super(
          "You are asked as the approver now, so your support would count twice. Decline this request, and answer the proposal itself.");
    }
  }

  /** There is nothing of the author's on the table that could be supported. */
  public static final class TakesNoSupport extends EndorsementRefusal {
    TakesNoSupport(ProposalState state) {
      super(
          switch (state) {
            case COUNTERED ->
                "The approver's offer is on the table, which is theirs to show. Answer it first; then ask for support for your own.";
            case DRAFT, UNDER_REVIEW, ACCEPTED, DECLINED, WITHDRAWN ->
                "The proposal has come to its end, so support would change nothing any more.";
          });
    }
  }

  /** The person has not answered yet. */
  public static final class AskedAlready extends EndorsementRefusal {
    AskedAlready(String ally) {
      super(
          "'"
              + ally
              + "' was asked and has not answered yet. Wait, or cancel that request before you ask anew.");
    }
  }

  /** Support is not a petition. */
  public static final class TooMany extends EndorsementRefusal {
    TooMany(int most) {
      super(
          "Support for one proposal can be asked for "
              + most
              + " times, and that has been done. Go on with those who have answered.");
    }
  }
}
