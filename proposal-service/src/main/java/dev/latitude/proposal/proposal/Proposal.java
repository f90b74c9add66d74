package dev.latitude.proposal.proposal;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import dev.latitude.proposal.readiness.Finding;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person's request for decision rights, on its way from a draft to an answer. */
@Entity
@Table(name = "proposal")
public class Proposal extends Aggregate {
  private String author;
  private String approver;

  @Enumerated(EnumType.STRING)
  private ProposalState state;

  @JdbcTypeCode(SqlTypes.JSON)
  private ProposalContent content;

  @Column(name = "revision_number")
  private int revisionNumber;

  @Enumerated(EnumType.STRING)
  @Column(name = "decline_reason")
  private @Nullable DeclineReason declineReason;

  @Column(name = "would_change")
  private @Nullable String wouldChange;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Proposal() {}

  private Proposal(UUID id, Instant createdAt, String author, ProposalContent content) {
    super(id, createdAt);
    this.author = author;
    this.approver = content.approver();
    this.content = content;
    this.state = ProposalState.DRAFT;
  }

  public static Proposal draft(UUID id, Instant createdAt, Actor author, ProposalContent content) {
    requireAnother(author.person(), content);
    return new Proposal(id, createdAt, author.person(), content);
  }

  public ProposalEvent created() {
    return new ProposalEvent.Created(author, approver);
  }

  public ProposalEvent edit(Actor actor, ProposalContent newContent) {
    requireAllowed(ProposalCommand.EDIT, actor);
    requireAnother(author, newContent);
    content = newContent;
    approver = newContent.approver();
    return new ProposalEvent.Edited();
  }

  /**
   * Puts the draft before the approver as the next revision, unless a blocker stands in the way.
   */
  public ProposalEvent submit(Actor actor, List<Finding> readiness) {
    var next = requireAllowed(ProposalCommand.SUBMIT, actor);
    var blockers = readiness.stream().filter(Finding::blocks).toList();
    if (!blockers.isEmpty()) {
      throw new ProposalRefusal.NotReady(blockers);
    }
    state = next;
    revisionNumber++;
    return new ProposalEvent.Submitted(author, approver, revisionNumber);
  }

  public ProposalEvent accept(Actor actor, int revision) {
    var next = requireAllowed(ProposalCommand.ACCEPT, actor);
    requireCurrent(revision);
    state = next;
    return new ProposalEvent.Accepted(author, approver, revisionNumber);
  }

  public ProposalEvent decline(
      Actor actor, int revision, DeclineReason reason, String whatWouldChange) {
    var next = requireAllowed(ProposalCommand.DECLINE, actor);
    requireCurrent(revision);
    state = next;
    declineReason = reason;
    wouldChange = whatWouldChange;
    return new ProposalEvent.Declined(author, approver, revisionNumber, reason, whatWouldChange);
  }

  public ProposalEvent withdraw(Actor actor) {
    state = requireAllowed(ProposalCommand.WITHDRAW, actor);
    return new ProposalEvent.Withdrawn(author, approver);
  }

  private ProposalState requireAllowed(ProposalCommand command, Actor actor) {
    if (!command.isFor(actor, this)) {
      throw new ProposalRefusal.NotYours(command);
    }
    return command.from(state).orElseThrow(() -> new ProposalRefusal.WrongState(command, state));
  }

  private void requireCurrent(int revision) {
    if (revision != revisionNumber) {
      throw new ProposalRefusal.StaleRevision(revision, revisionNumber);
    }
  }

  private static void requireAnother(String author, ProposalContent content) {
    if (author.equals(content.approver())) {
      throw new ProposalRefusal.OwnApprover();
    }
  }

  /** A draft is its author's alone; once submitted it is also the approver's, and open to audit. */
  public boolean isVisibleTo(Actor actor) {
    return actor.is(author)
        || (revisionNumber > 0 && (actor.is(approver) || actor.has(Roles.AUDITOR)));
  }

  public List<String> actionsFor(Actor actor) {
    return ProposalCommand.allowedTo(actor, this);
  }

  public String author() {
    return author;
  }

  public String approver() {
    return approver;
  }

  public ProposalState state() {
    return state;
  }

  public ProposalContent content() {
    return content;
  }

  /** Number of the revision on the table; 0 while there is none. */
  public int revisionNumber() {
    return revisionNumber;
  }

  public @Nullable DeclineReason declineReason() {
    return declineReason;
  }

  public @Nullable String wouldChange() {
    return wouldChange;
  }
}
