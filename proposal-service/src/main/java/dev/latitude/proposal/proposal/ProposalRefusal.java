package dev.latitude.proposal.proposal;

import dev.latitude.proposal.readiness.Finding;
import java.time.LocalDate;
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
    NotYours(ProposalCommand command, String whoMay) {
      super("You may not " + command.verb() + " this proposal: " + whoMay + ".");
    }
  }

  /** Something stands in the way of putting it before the other side. */
  public static final class NotReady extends ProposalRefusal {
    private final transient List<Finding> blockers;
    private final String pointer;

    /**
     * A refused offer.
     *
     * @param pointer where in the request the offer stands
     */
    NotReady(List<Finding> blockers, String pointer) {
      super(
          blockers.size() == 1
              ? "One thing stands in the way of this offer; 'errors' names it."
              : blockers.size() + " things stand in the way of this offer; 'errors' names each.");
      this.blockers = List.copyOf(blockers);
      this.pointer = pointer;
    }

    public String pointer() {
      return pointer;
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

  /** Who is asked is settled once the proposal was submitted. */
  public static final class OtherApprover extends ProposalRefusal {
    OtherApprover(String approver) {
      super("A counter-offer cannot change who is asked: the approver stays '" + approver + "'.");
    }
  }

  /** The catalogue no longer allows what is on the table. */
  public static final class PolicyForbids extends ProposalRefusal {
    private final transient List<Finding> findings;

    PolicyForbids(List<Finding> findings) {
      super(
          "The catalogue has changed since this was offered and no longer allows all of it; 'errors' names what. Answer with a"
              + " counter-offer that it allows.");
      this.findings = List.copyOf(findings);
    }

    public List<Finding> findings() {
      return findings;
    }
  }

  /** More time is taken, but not backwards and not without end. */
  public static final class ExtensionOutside extends ProposalRefusal {
    ExtensionOutside(LocalDate earliest, LocalDate latest) {
      super("The new answer date must lie from " + earliest + " to " + latest + ".");
    }
  }

  /** A proposal holds so many facts and no more. */
  public static final class TooManyAttachments extends ProposalRefusal {
    TooManyAttachments(int most) {
      super("It has " + most + " attachments, which is all it can hold. Detach one first.");
    }
  }

  /** There is nothing of this id to take out. */
  public static final class UnknownAttachment extends ProposalRefusal {
    UnknownAttachment() {
      super("The proposal has no attachment with this id; its 'attachments' list those it has.");
    }
  }

  /** What was asked to be attached is not there, not the author's, or says nothing yet. */
  public static final class NothingToAttach extends ProposalRefusal {
    private final String pointer;

    public NothingToAttach(String pointer, String reason) {
      super(reason);
      this.pointer = pointer;
    }

    public String pointer() {
      return pointer;
    }
  }
}
