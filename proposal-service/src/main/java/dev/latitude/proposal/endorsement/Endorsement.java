package dev.latitude.proposal.endorsement;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.identity.Actor;
import dev.latitude.proposal.comparison.Comparison;
import dev.latitude.proposal.proposal.Proposal;
import dev.latitude.proposal.proposal.ProposalContent;
import dev.latitude.proposal.proposal.ProposalState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * An ally's support for a proposal, from the question on. It is for exactly the content that was
 * asked about, which is kept with it and never changes; a later content is another question.
 */
@Entity
@DynamicUpdate
@Table(name = "endorsement")
public class Endorsement extends Aggregate {
  /** While what is on the table is the author's own. */
  private static final Set<ProposalState> ASKABLE =
      EnumSet.of(ProposalState.DRAFT, ProposalState.UNDER_REVIEW);

  /** While an answer is still to come. */
  private static final Set<ProposalState> OPEN =
      EnumSet.of(ProposalState.DRAFT, ProposalState.UNDER_REVIEW, ProposalState.COUNTERED);

  @Column(name = "proposal_id")
  private UUID proposalId;

  private String author;
  private String ally;

  @Enumerated(EnumType.STRING)
  private EndorsementState state;

  /** The revision that was asked about; absent when it was a draft. */
  @Column(name = "revision_number")
  private @Nullable Integer revisionNumber;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private ProposalContent content;

  /** The ally's support for an earlier content, which stood when this was asked. */
  private @Nullable UUID renews;

  private @Nullable String note;
  private @Nullable String statement;
  private @Nullable String reason;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Endorsement() {}

  private Endorsement(UUID id, Instant createdAt, Proposal proposal, String ally) {
    super(id, createdAt);
    this.proposalId = proposal.id();
    this.author = proposal.author();
    this.ally = ally;
    this.state = EndorsementState.REQUESTED;
    this.revisionNumber =
        proposal.state() == ProposalState.DRAFT ? null : proposal.revisionNumber();
    this.content = proposal.content();
  }

  /**
   * Asks an ally to support what the proposal says now.
   *
   * @param note what the author says to the ally, between the two of them
   * @param earlier the ally's support that stands already
   */
  static Endorsement ask(
      UUID id,
      Instant createdAt,
      Actor actor,
      Proposal proposal,
      String ally,
      @Nullable String note,
      @Nullable Endorsement earlier) {
    if (!actor.is(proposal.author())) {
      throw EndorsementRefusal.NotYours.toAskFor();
    }
    if (!ASKABLE.contains(proposal.state())) {
      throw new EndorsementRefusal.TakesNoSupport(proposal.state());
    }
    if (ally.equals(proposal.author()) || ally.equals(proposal.approver())) {
      throw new EndorsementRefusal.AllyInvolved();
    }
    var endorsement = new Endorsement(id, createdAt, proposal, ally);
    endorsement.note = note;
    endorsement.renews = earlier == null ? null : earlier.id();
    return endorsement;
  }

  EndorsementEvent requested() {
    return new EndorsementEvent.Requested(proposalId, author, ally, revisionNumber);
  }

  /**
   * Supports what was asked about.
   *
   * @param words what the ally says to everybody who sees the proposal
   */
  EndorsementEvent give(Actor actor, Proposal proposal, @Nullable String words) {
    var next = EndorsementCommand.GIVE.requireAllowed(actor, this);
    if (!OPEN.contains(proposal.state())) {
      throw new EndorsementRefusal.TakesNoSupport(proposal.state());
    }
    if (ally.equals(proposal.approver())) {
      throw new EndorsementRefusal.InvolvedSince();
    }
    state = next;
    statement = words;
    return new EndorsementEvent.Given(proposalId, author, ally, revisionNumber);
  }

  /** Whether support would be taken as the proposal is now; {@link #give} says why not. */
  boolean isWelcomeIn(Proposal proposal) {
    return OPEN.contains(proposal.state()) && !ally.equals(proposal.approver());
  }

  EndorsementEvent decline(Actor actor, @Nullable String why) {
    state = EndorsementCommand.DECLINE.requireAllowed(actor, this);
    reason = why;
    return new EndorsementEvent.Declined(proposalId, author, ally);
  }

  EndorsementEvent cancel(Actor actor) {
    state = EndorsementCommand.CANCEL.requireAllowed(actor, this);
    return new EndorsementEvent.Cancelled(proposalId, author, ally);
  }

  /** Takes the support back, and the words with it. */
  EndorsementEvent withdraw(Actor actor) {
    state = EndorsementCommand.WITHDRAW.requireAllowed(actor, this);
    statement = null;
    return new EndorsementEvent.Withdrawn(proposalId, author, ally);
  }

  /** Makes room for the ally's support for a later content, so that one of them stands. */
  EndorsementEvent supersede(Endorsement later) {
    if (state != EndorsementState.GIVEN || !later.ally.equals(ally)) {
      throw new IllegalStateException("Only support that stands is superseded, by the same ally's");
    }
    state = EndorsementState.SUPERSEDED;
    return new EndorsementEvent.Superseded(proposalId, author, ally, later.id());
  }

  /** What has changed from what was asked about to what is on the table. */
  Comparison comparedWith(Proposal proposal) {
    return comparedWith(proposal.content(), proposal);
  }

  /** What has changed from what was asked about to what the proposal said later. */
  Comparison comparedWith(ProposalContent later, Proposal proposal) {
    return asksWhomItWasPutBefore(proposal) && !ally.equals(later.approver())
        ? Comparison.betweenOffers(content, later)
        : Comparison.between(content, later);
  }

  /**
   * Whether the author has asked nobody else since, so that another approver came by a hand-over.
   * Support goes on then, but for that of the one who is to decide now.
   */
  private boolean asksWhomItWasPutBefore(Proposal proposal) {
    return revisionNumber != null || content.approver().equals(proposal.submittedTo());
  }

  /**
   * Author and ally see it from the question on; whoever else sees the proposal, once it was given.
   */
  boolean isVisibleTo(Actor actor, Proposal proposal) {
    return isBetween(actor) || (state.wasGiven() && proposal.isVisibleTo(actor));
  }

  /** Whether the actor is one of the two between whom it was asked and answered. */
  boolean isBetween(Actor actor) {
    return actor.is(author) || actor.is(ally);
  }

  /** What was only ever a draft stays with those two; a revision is known to all others anyway. */
  boolean showsContentTo(Actor actor) {
    return isBetween(actor) || revisionNumber != null;
  }

  /** What is on the table now is not for the ally, who is no party to the negotiation. */
  boolean showsChangesTo(Actor actor, Proposal proposal) {
    return proposal.isVisibleTo(actor) && showsContentTo(actor);
  }

  List<String> actionsFor(Actor actor, Proposal proposal) {
    return EndorsementCommand.allowedTo(actor, this, proposal);
  }

  public UUID proposalId() {
    return proposalId;
  }

  public String author() {
    return author;
  }

  public String ally() {
    return ally;
  }

  public EndorsementState state() {
    return state;
  }

  public @Nullable Integer revisionNumber() {
    return revisionNumber;
  }

  public ProposalContent content() {
    return content;
  }

  public @Nullable UUID renews() {
    return renews;
  }

  public @Nullable String note() {
    return note;
  }

  public @Nullable String statement() {
    return statement;
  }

  public @Nullable String reason() {
    return reason;
  }
}
