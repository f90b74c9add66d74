package dev.latitude.proposal.proposal;

import dev.latitude.kit.history.DomainEvent;

/** What can happen to a proposal. */
public sealed interface ProposalEvent extends DomainEvent {
  /** A draft was begun. */
  record Created(String author, String approver) implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.created";
    }
  }

  /**
   * The draft was replaced; what it says stays between the author and the draft until it is
   * submitted.
   */
  record Edited() implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.edited";
    }
  }

  /** A revision was put before the approver. */
  record Submitted(String author, String approver, int revisionNumber) implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.submitted";
    }
  }

  /** The approver said yes to the whole of a revision. */
  record Accepted(String author, String approver, int revisionNumber) implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.accepted";
    }
  }

  /** The approver said no, and what would change the answer. */
  record Declined(
      String author, String approver, int revisionNumber, DeclineReason reason, String wouldChange)
      implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.declined";
    }
  }

  /** The author took it back. */
  record Withdrawn(String author, String approver) implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.withdrawn";
    }
  }
}
