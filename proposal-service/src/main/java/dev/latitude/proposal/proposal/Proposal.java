package dev.latitude.proposal.proposal;

import static java.util.Objects.requireNonNull;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import dev.latitude.proposal.readiness.Finding;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A person's request for decision rights, on its way from a draft to an answer. */
@Entity
@DynamicUpdate
@Table(name = "proposal")
public class Proposal extends Aggregate {
  private static final int LONGEST_EXTENSION_DAYS = 62;

  /** How many days before the last good one whoever owes an answer is reminded. */
  private static final int REMINDED_BEFORE_DAYS = 2;

  private static final int MOST_ATTACHMENTS = 20;

  private String author;
  private String approver;

  @Column(name = "submitted_to")
  private @Nullable String submittedTo;

  private @Nullable UUID follows;

  @Enumerated(EnumType.STRING)
  private ProposalState state;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private ProposalContent content;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private List<Attachment> attachments = List.of();

  /** What it asks for, apart from the content, so that a list can look for it. */
  @ElementCollection
  @CollectionTable(name = "proposal_decision", joinColumns = @JoinColumn(name = "proposal_id"))
  @Column(name = "decision")
  private Set<String> decisions = new HashSet<>();

  @Column(name = "revision_number")
  private int revisionNumber;

  @Enumerated(EnumType.STRING)
  @Column(name = "decline_reason")
  private @Nullable DeclineReason declineReason;

  @Column(name = "would_change")
  private @Nullable String wouldChange;

  /** Who owes an answer; nobody while it is a draft or once it is decided. */
  private @Nullable String awaiting;

  @Column(name = "respond_by")
  private @Nullable LocalDate respondBy;

  /** From which day on whoever owes the answer is to be reminded; null when there is nothing to. */
  @Column(name = "remind_on")
  private @Nullable LocalDate remindOn;

  @Column(name = "overdue_reported")
  private boolean overdueReported;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Proposal() {}

  private Proposal(UUID id, Instant createdAt, String author, ProposalContent content) {
    super(id, createdAt);
    this.author = author;
    this.approver = content.approver();
    this.state = ProposalState.DRAFT;
    say(content);
  }

  public static Proposal draft(UUID id, Instant createdAt, Actor author, ProposalContent content) {
    requireAnother(author.person(), content);
    return new Proposal(id, createdAt, author.person(), content);
  }

  /** A new draft that says what this one said; its days are over, so those are left out. */
  public Proposal followUp(UUID newId, Instant now, Actor actor) {
    ProposalCommand.FOLLOW_UP.requireAllowed(actor, this);
    var draft = new Proposal(newId, now, author, content.withoutDates());
    draft.follows = id();
    draft.attachments = attachments;
    return draft;
  }

  public ProposalEvent created() {
    return new ProposalEvent.Created(author, follows);
  }

  public ProposalEvent edit(Actor actor, ProposalContent newContent) {
    ProposalCommand.EDIT.requireAllowed(actor, this);
    requireAnother(author, newContent);
    say(newContent);
    approver = newContent.approver();
    return new ProposalEvent.Edited();
  }

  /** Freezes a fact into the draft, in place of an older one about the same thing. */
  public ProposalEvent attach(Actor actor, Attachment fact) {
    ProposalCommand.attaching(fact.kind()).requireAllowed(actor, this);
    var all = new ArrayList<>(attachments);
    all.removeIf(fact::isAboutTheSameAs);
    if (all.size() >= MOST_ATTACHMENTS) {
      throw new ProposalRefusal.TooManyAttachments(MOST_ATTACHMENTS);
    }
    all.add(fact);
    attachments = List.copyOf(all);
    return new ProposalEvent.Attached();
  }

  public ProposalEvent detach(Actor actor, UUID attachment) {
    ProposalCommand.DETACH.requireAllowed(actor, this);
    var found = attachments.stream().filter(fact -> fact.id().equals(attachment)).findFirst();
    var fact = found.orElseThrow(ProposalRefusal.UnknownAttachment::new);
    attachments = attachments.stream().filter(other -> !other.equals(fact)).toList();
    return new ProposalEvent.Detached();
  }

  /**
   * Puts the draft before the approver as the next revision, unless a blocker stands in the way.
   */
  public ProposalEvent submit(Actor actor, List<Finding> readiness, LocalDate today) {
    var next = ProposalCommand.SUBMIT.requireAllowed(actor, this);
    requireReady(readiness, "");
    put(next, content, today);
    return new ProposalEvent.Submitted(author, approver, revisionNumber, respondBy, follows);
  }

  /**
   * Answers the revision on the table with another offer, which is then the one on the table.
   *
   * @param readiness what readiness finds in the offer
   */
  public ProposalEvent counter(
      Actor actor, int revision, ProposalContent offer, List<Finding> readiness, LocalDate today) {
    var next = ProposalCommand.COUNTER.requireAllowed(actor, this);
    requireCurrent(revision);
    if (!offer.approver().equals(approver)) {
      throw new ProposalRefusal.OtherApprover(approver);
    }
    requireReady(readiness, "/content");
    put(next, offer, today);
    return new ProposalEvent.Countered(author, approver, revisionNumber, actor.person(), respondBy);
  }

  /**
   * A yes to the whole of the revision on the table.
   *
   * @param policy what the catalogue forbids of it today; it may have changed since it was offered
   */
  public ProposalEvent accept(Actor actor, int revision, List<Finding> policy) {
    var next = ProposalCommand.ACCEPT.requireAllowed(actor, this);
    requireCurrent(revision);
    if (!policy.isEmpty()) {
      throw new ProposalRefusal.PolicyForbids(policy);
    }
    close(next);
    return new ProposalEvent.Accepted(author, approver, revisionNumber, actor.person());
  }

  public ProposalEvent decline(
      Actor actor, int revision, DeclineReason reason, String whatWouldChange) {
    var next = ProposalCommand.DECLINE.requireAllowed(actor, this);
    requireCurrent(revision);
    close(next);
    declineReason = reason;
    wouldChange = whatWouldChange;
    return new ProposalEvent.Declined(
        author, approver, revisionNumber, actor.person(), reason, whatWouldChange);
  }

  /** Moves the day by which the answer is owed; being late so far is then forgiven. */
  public ProposalEvent extend(Actor actor, LocalDate until, String reason, LocalDate today) {
    ProposalCommand.EXTEND.requireAllowed(actor, this);
    var before = requireNonNull(respondBy);
    var earliest = earliestExtension(today);
    var latest = latestExtension(today);
    if (until.isBefore(earliest) || until.isAfter(latest)) {
      throw new ProposalRefusal.ExtensionOutside(earliest, latest);
    }
    owe(until, today);
    return new ProposalEvent.Extended(author, approver, actor.person(), before, until, reason);
  }

  private LocalDate earliestExtension(LocalDate today) {
    var before = requireNonNull(respondBy);
    return before.isBefore(today) ? today : before.plusDays(1);
  }

  private static LocalDate latestExtension(LocalDate today) {
    return today.plusDays(LONGEST_EXTENSION_DAYS);
  }

  public ProposalEvent withdraw(Actor actor) {
    close(ProposalCommand.WITHDRAW.requireAllowed(actor, this));
    return new ProposalEvent.Withdrawn(author, revisionNumber == 0 ? null : approver);
  }

  /**
   * Somebody else approves from now on. What was put on the table stays word for word, and an
   * answer is owed by the same day.
   */
  public ProposalEvent handOver(String successor, String reason) {
    var former = approver;
    if (submittedTo == null) {
      submittedTo = former;
    }
    approver = successor;
    content = content.askedOf(successor);
    if (former.equals(awaiting)) {
      awaiting = successor;
    }
    return new ProposalEvent.HandedOver(author, approver, former, reason, awaiting, respondBy);
  }

  /** Reminds, once per due day, of the answer that is owed; not when it is late already. */
  public Optional<ProposalEvent> remind(LocalDate today) {
    if (remindOn == null || today.isBefore(remindOn)) {
      return Optional.empty();
    }
    remindOn = null;
    if (awaiting == null || isOverdue(today)) {
      return Optional.empty();
    }
    return Optional.of(
        new ProposalEvent.AnswerDue(author, approver, awaiting, requireNonNull(respondBy)));
  }

  /** Notes, once per due day, that the answer is late. It changes nothing else. */
  public Optional<ProposalEvent> reportOverdue(LocalDate today) {
    if (overdueReported || !isOverdue(today)) {
      return Optional.empty();
    }
    overdueReported = true;
    return Optional.of(
        new ProposalEvent.AnswerOverdue(
            author, approver, requireNonNull(awaiting), requireNonNull(respondBy)));
  }

  /** The day named is the last good one. */
  public boolean isOverdue(LocalDate today) {
    return awaiting != null && requireNonNull(respondBy).isBefore(today);
  }

  /** The next revision is on the table, and the other side owes an answer to it. */
  private void put(ProposalState next, ProposalContent offer, LocalDate today) {
    state = next;
    say(offer);
    revisionNumber++;
    awaiting = next == ProposalState.UNDER_REVIEW ? approver : author;
    owe(requireNonNull(offer.respondBy(), "readiness asks for an answer date"), today);
  }

  /** Whoever hears of the day so late that it is near already needs no reminder of it. */
  private void owe(LocalDate by, LocalDate today) {
    respondBy = by;
    var reminder = by.minusDays(REMINDED_BEFORE_DAYS);
    remindOn = reminder.isAfter(today) ? reminder : null;
    overdueReported = false;
  }

  private void say(ProposalContent what) {
    content = what;
    var asked = what.rights().stream().map(RequestedRight::decision).collect(Collectors.toSet());
    decisions.retainAll(asked);
    decisions.addAll(asked);
  }

  private void close(ProposalState end) {
    state = end;
    awaiting = null;
    respondBy = null;
    remindOn = null;
    overdueReported = false;
  }

  private static void requireReady(List<Finding> readiness, String pointer) {
    var blockers = readiness.stream().filter(Finding::blocks).toList();
    if (!blockers.isEmpty()) {
      throw new ProposalRefusal.NotReady(blockers, pointer);
    }
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

  public List<String> actionsFor(Actor actor, LocalDate today) {
    return ProposalCommand.allowedTo(actor, this, today);
  }

  /** Whether a command that the state allows could be given in any words at all. */
  boolean leavesRoomFor(ProposalCommand command, LocalDate today) {
    return switch (command) {
      case DETACH -> !attachments.isEmpty();
      case EXTEND -> !earliestExtension(today).isAfter(latestExtension(today));
      default -> true;
    };
  }

  public String author() {
    return author;
  }

  public String approver() {
    return approver;
  }

  /** Whom it was put before, where somebody else has come in their place since. */
  public @Nullable String submittedTo() {
    return submittedTo;
  }

  /** The earlier proposal that this one builds on. */
  public @Nullable UUID follows() {
    return follows;
  }

  public ProposalState state() {
    return state;
  }

  public ProposalContent content() {
    return content;
  }

  /** Facts that Latitude itself knew when they were attached. */
  public List<Attachment> attachments() {
    return attachments;
  }

  /** Number of the revision on the table; 0 while there is none. */
  public int revisionNumber() {
    return revisionNumber;
  }

  public @Nullable String awaiting() {
    return awaiting;
  }

  /** Day by which the answer is owed, extensions included. */
  public @Nullable LocalDate respondBy() {
    return respondBy;
  }

  public @Nullable DeclineReason declineReason() {
    return declineReason;
  }

  public @Nullable String wouldChange() {
    return wouldChange;
  }
}
