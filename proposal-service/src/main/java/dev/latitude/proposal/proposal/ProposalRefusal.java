package dev.latitude.proposal.proposal;

import dev.latitude.proposal.readiness.Finding;
import java.util.List;

/** A rule of the proposal said no. Nothing was changed. */
public abstract sealed class ProposalRefusal extends RuntimeException {
  private ProposalRefusal(String reason) {
    super(reason, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** The command does not exist in this state. */
  public static final class WrongState extends ProposalRefusal {
    private final ProposalState state;

    WrongState(ProposalCommand command, ProposalState state) {
      super(
          "A proposal that is "
              + state
              + " cannot be asked to "
              + command.verb()
              + ". "
              + allowed(state));
      this.state = state;
    }

    private static String allowed(ProposalState state) {
      var verbs = ProposalCommand.allowedIn(state);
      return verbs.isEmpty()
          ? "Nothing more can be done to it."
          : "It allows: " + String.join(", ", verbs) + ".";
    }

    public ProposalState state() {
      return state;
    }
  }

  /** The command is somebody else's to give. */
  public static final class NotYours extends ProposalRefusal {
    NotYours(ProposalCommand command) {
      super("You may not " + command.verb() + " this proposal: " + command.whoMay() + ".");
    }
  }

  /** Something stands in the way of submitting it. */
  public static final class NotReady extends ProposalRefusal {
    private final transient List<Finding> blockers;

    NotReady(List<Finding> blockers) {
      super(
          blockers.size() == 1
              ? "One thing stands in the way of submitting; 'errors' names it."
              : blockers.size() + " things stand in the way of submitting; 'errors' names each.");
      this.blockers = List.copyOf(blockers);
    }

    public List<Finding> blockers() {
      return blockers;
    }
  }

  /** The answer is to another revision than the one on the table. */
  public static final class StaleRevision extends ProposalRefusal {
    StaleRevision(int named, int current) {
      super(
          "The answer names revision "
              + named
              + ", but revision "
              + current
              + " is on the table. Read it and answer that one.");
    }
  }

  /** A person cannot ask themselves. */
  public static final class OwnApprover extends ProposalRefusal {
    OwnApprover() {
      super("The approver must be somebody other than the author.");
    }
  }
}
