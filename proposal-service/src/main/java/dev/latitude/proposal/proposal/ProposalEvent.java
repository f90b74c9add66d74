package dev.latitude.proposal.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.latitude.kit.history.DomainEvent;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can happen to a proposal. */
public sealed interface ProposalEvent extends DomainEvent {
  /**
   * A draft was begun, perhaps where an earlier proposal ended. Whom it is meant for stays between
   * the author and the draft, too.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Created(String author, @Nullable UUID follows) implements ProposalEvent {
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

  /** A fact was frozen into the draft; its kind would tell who keeps a friction log. */
  record Attached() implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.fact-attached";
    }
  }

  /** A fact was taken out of the draft again. */
  record Detached() implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.fact-detached";
    }
  }

  /** A revision was put before the approver. All but its author hear of the proposal by this. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Submitted(
      String author,
      String approver,
      int revisionNumber,
      @Nullable LocalDate respondBy,
      @Nullable UUID follows)
      implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.submitted";
    }
  }

  /** One side answered with another offer. */
  record Countered(
      String author, String approver, int revisionNumber, String by, @Nullable LocalDate respondBy)
      implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.countered";
    }
  }

  /** The side that was asked said yes to the whole of a revision. */
  record Accepted(String author, String approver, int revisionNumber, String by)
      implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.accepted";
    }
  }

  /** The side that was asked said no, and what would change the answer. */
  record Declined(
      String author,
      String approver,
      int revisionNumber,
      String by,
      DeclineReason reason,
      String wouldChange)
      implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.declined";
    }
  }

  /** The side that owes an answer took more time. */
  record Extended(
      String author,
      String approver,
      String by,
      LocalDate respondByBefore,
      LocalDate respondBy,
      String reason)
      implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.extended";
    }
  }

  /**
   * HR had somebody else come in the approver's place. Who owes an answer, and by which day, stands
   * here for a successor who comes when others have been told already; only while one is owed.
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record HandedOver(
      String author,
      String approver,
      String formerApprover,
      String reason,
      @Nullable String awaiting,
      @Nullable LocalDate respondBy)
      implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.handed-over";
    }
  }

  /** The day is near, and there is no answer yet. Told once for each day that was named. */
  record AnswerDue(String author, String approver, String awaiting, LocalDate respondBy)
      implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.answer-due";
    }
  }

  /** The day passed without an answer. Told once for each day that was named. */
  record AnswerOverdue(String author, String approver, String awaiting, LocalDate respondBy)
      implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.answer-overdue";
    }
  }

  /** The author took it back; a draft that was never submitted has no approver to tell of. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Withdrawn(String author, @Nullable String approver) implements ProposalEvent {
    @Override
    public String type() {
      return "proposal.withdrawn";
    }
  }
}
