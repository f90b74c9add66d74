package dev.latitude.agreement.agreement;

import dev.latitude.agreement.context.ContextClause;
import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/**
 * Decision rights that two people write down and sign, from the draft to the end.
 *
 * <p>One version binds the two, from both signatures on; the next one is the amendment, which is
 * drafted, offered and signed while the one before stays as it is, and takes its place on its first
 * day. The class is longer than others, as all that keeps the two versions, the suspension and the
 * notice consistent stands here and nowhere else.
 */
@Entity
@DynamicUpdate
@Table(name = "agreement")
public class Agreement extends Aggregate {
  private String employee;

  /** Who decides for it now; whatever was signed names who did when it was. */
  private String approver;

  @Enumerated(EnumType.STRING)
  private AgreementState state;

  @Column(name = "pilot_id")
  private @Nullable UUID pilotId;

  /** Of the terms; the database keeps it apart so that it can be looked for. */
  @Column(name = "proposal_id", insertable = false, updatable = false)
  private @Nullable UUID proposalId;

  @Column(name = "pilot_completed_at")
  private @Nullable Instant pilotCompletedAt;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private @Nullable Basis basis;

  /** The version that binds the two, or that may come to. */
  @Embedded private Wording wording;

  /** What the version offered last says, while the two write another; the database keeps it. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "offered_terms", insertable = false, updatable = false)
  private @Nullable Terms offeredTerms;

  @Embedded private @Nullable Amendment amendment;

  @Embedded private @Nullable Suspension suspension;

  @Embedded private @Nullable Termination termination;

  /** The other party's, for a later day; it ends by this once the first is taken back. */
  @Embedded
  @AttributeOverride(name = "effectiveOn", column = @Column(name = "later_terminated_on"))
  @AttributeOverride(name = "endsAt", column = @Column(name = "later_terminated_at"))
  @AttributeOverride(name = "by", column = @Column(name = "later_terminated_by"))
  @AttributeOverride(name = "reason", column = @Column(name = "later_termination_reason"))
  @AttributeOverride(name = "givenAt", column = @Column(name = "later_notice_given_at"))
  private @Nullable Termination laterTermination;

  @Embedded private @Nullable Ending ending;

  /** What the two have yet to look at together. */
  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "review_points")
  private List<ReviewPoint> reviewPoints = List.of();

  @Column(name = "reviews_held")
  private int reviewsHeld;

  /** The next moment at which time alone changes something; see {@link #passTime}. */
  @Column(name = "wake_at")
  private @Nullable Instant wakeAt;

  /** Of {@link #endsAt}; kept apart so that it can be looked for. */
  @Column(name = "ends_at")
  private @Nullable Instant endsAtAsThingsStand;

  /** How often that has been told beforehand, or was too near to be told. */
  @Column(name = "end_reminders_told")
  private int endRemindersTold;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Agreement() {}

  private Agreement(UUID id, Instant createdAt, Groundwork from, Terms terms) {
    super(id, createdAt);
    this.employee = from.employee();
    this.approver = from.approver();
    this.pilotId = from.origin().pilotId();
    this.pilotCompletedAt = from.pilotCompletedAt();
    this.basis = from.basis();
    this.wording = Wording.draft(terms);
    this.state = AgreementState.DRAFT;
  }

  /** Writes down what the pilot or proposal came to, and what the parties count on besides. */
  static Agreement draft(UUID id, Instant createdAt, Groundwork from, NegotiableTerms negotiable) {
    var terms =
        negotiable.on(from.employee(), from.approver(), from.origin(), from.basis(), createdAt);
    return new Agreement(id, createdAt, from, terms);
  }

  AgreementEvent drafted() {
    var origin = terms().source();
    return new AgreementEvent.Drafted(employee, approver, origin.pilotId(), origin.proposalId());
  }

  AgreementEvent edit(Actor actor, NegotiableTerms negotiable, Instant at) {
    state = AgreementCommand.EDIT.requireAllowed(actor, this);
    wording.say(negotiable.on(employee, approver, terms().source(), basis(), at));
    return new AgreementEvent.Edited();
  }

  /** Lays the draft on the table as the version of this number, whose hash this is. */
  AgreementEvent offer(
      Actor actor, int number, String hashOfNext, Instant at, Deadlines deadlines) {
    var next = AgreementCommand.OFFER.requireAllowed(actor, this);
    wording.offer(number, hashOfNext, at, deadlines);
    state = next;
    return new AgreementEvent.Offered(number, hashOfNext, wording.signBy());
  }

  /** The second of the two signatures puts the agreement in force; see {@link #intoForce}. */
  AgreementEvent.Signed sign(Actor actor, String signedHash, Instant at) {
    var next = AgreementCommand.SIGN.requireAllowed(actor, this);
    var role = roleOf(actor);
    if (wording.sign(role, signedHash, at)) {
      state = next;
      reviewPoints = ReviewPoints.of(terms()).all();
      endsAtAsThingsStand = null; // nobody was to be told of it before it binds anybody
    }
    return new AgreementEvent.Signed(wording.number(), signedHash, actor.person(), role);
  }

  AgreementEvent intoForce() {
    return new AgreementEvent.EnteredIntoForce(
        versionNumber(),
        String.valueOf(hash()),
        employee,
        approver,
        terms().rights(),
        terms().effectiveFrom(),
        terms().effectiveTo());
  }

  /** Takes the version off the table, and with it the signature it may have had. */
  AgreementEvent declineToSign(Actor actor, String reason) {
    state = AgreementCommand.DECLINE_TO_SIGN.requireAllowed(actor, this);
    wording.takeOffTheTable();
    return new AgreementEvent.SigningDeclined(versionNumber(), actor.person(), reason);
  }

  AgreementEvent discard(Actor actor) {
    state = AgreementCommand.DISCARD.requireAllowed(actor, this);
    return new AgreementEvent.Discarded();
  }

  // ---- the next version ----

  /** Opens the next version: as the one in force, or as the parties say. */
  AgreementEvent amend(
      Actor actor, String reason, @Nullable NegotiableTerms negotiable, Instant at) {
    AgreementCommand.AMEND.requireAllowed(actor, this);
    return open(
        Amendment.Kind.CHANGE,
        actor,
        reason,
        at,
        negotiable == null
            ? terms().from(terms().day(at), new ReviewPoints(reviewPoints))
            : nextTerms(negotiable, at));
  }

  /** Opens the next version: the one in force, once more from the day after its last. */
  AgreementEvent renew(Actor actor, String reason, Renewal renewal, Instant at) {
    AgreementCommand.RENEW.requireAllowed(actor, this);
    return open(Amendment.Kind.RENEWAL, actor, reason, at, renewal.of(terms()));
  }

  private AgreementEvent open(
      Amendment.Kind kind, Actor actor, String reason, Instant at, Terms next) {
    amendment = new Amendment(kind, reason, actor.person(), at, next.approvedBy(approver));
    return new AgreementEvent.AmendmentOpened(versionNumber(), kind, reason);
  }

  AgreementEvent editAmendment(Actor actor, NegotiableTerms negotiable, Instant at) {
    AmendmentCommand.EDIT.requireAllowed(actor, this);
    openAmendment().wording().say(nextTerms(negotiable, at));
    return new AgreementEvent.AmendmentEdited();
  }

  AgreementEvent offerAmendment(
      Actor actor, int number, String hashOfNext, Instant at, Deadlines deadlines) {
    var next = AmendmentCommand.OFFER.requireAllowed(actor, this);
    var offered = openAmendment();
    offered.wording().offer(number, hashOfNext, at, deadlines);
    offered.become(next);
    return new AgreementEvent.AmendmentOffered(
        number, hashOfNext, versionNumber(), offered.wording().signBy());
  }

  /** With the second signature it is agreed; see {@link #amended} and {@link #passTime}. */
  AgreementEvent.Signed signAmendment(Actor actor, String signedHash, Instant at) {
    var next = AmendmentCommand.SIGN.requireAllowed(actor, this);
    var role = roleOf(actor);
    var offered = openAmendment();
    if (offered.wording().sign(role, signedHash, at)) {
      offered.become(next);
    }
    return new AgreementEvent.Signed(offered.wording().number(), signedHash, actor.person(), role);
  }

  AgreementEvent amended() {
    var next = openAmendment().wording();
    return new AgreementEvent.Amended(
        next.number(),
        String.valueOf(next.hash()),
        versionNumber(),
        employee,
        approver,
        next.terms().rights(),
        next.terms().effectiveFrom(),
        next.terms().effectiveTo());
  }

  AgreementEvent declineToSignAmendment(Actor actor, String reason) {
    var next = AmendmentCommand.DECLINE_TO_SIGN.requireAllowed(actor, this);
    var offered = openAmendment();
    offered.wording().takeOffTheTable();
    offered.become(next);
    return new AgreementEvent.AmendmentSigningDeclined(
        offered.wording().number(), actor.person(), reason);
  }

  AgreementEvent discardAmendment(Actor actor) {
    AmendmentCommand.DISCARD.requireAllowed(actor, this);
    amendment = null;
    return new AgreementEvent.AmendmentDiscarded();
  }

  private Terms nextTerms(NegotiableTerms negotiable, Instant at) {
    var next = negotiable.on(employee, approver, terms().source(), basis().with(terms()), at);
    var end = terms().end();
    if (end != null && next.begin().isAfter(end)) {
      throw AgreementRefusal.ContradictoryTerms.leavingAGap(
          Objects.requireNonNull(terms().effectiveTo()).plusDays(1));
    }
    return next;
  }

  private Amendment openAmendment() {
    return Objects.requireNonNull(amendment, "commands on it have made sure that there is one");
  }

  // ---- suspension, and the end ----

  /** From now on nothing it says holds, until the approver reinstates it. */
  AgreementEvent suspend(Actor actor, String reason, Instant at) {
    state = AgreementCommand.SUSPEND.requireAllowed(actor, this);
    suspension = new Suspension(at, actor.person(), reason, null);
    return new AgreementEvent.Suspended(versionNumber(), reason, null, null);
  }

  AgreementEvent reinstate(Actor actor) {
    state = AgreementCommand.REINSTATE.requireAllowed(actor, this);
    suspension = null;
    return new AgreementEvent.Reinstated(versionNumber());
  }

  /**
   * Ends it at once, or gives notice that it ends on a later day. An amendment that is not signed
   * by both is given up with it. Notice for an earlier day takes the place of one's own, but not of
   * the other party's: that is not one's own to take back.
   *
   * @param effectiveOn first day on which it does not hold; at once when absent
   */
  List<AgreementEvent> terminate(
      Actor actor, String reason, @Nullable LocalDate effectiveOn, Instant at) {
    AgreementCommand.TERMINATE.requireAllowed(actor, this);
    var day = effectiveOn == null ? terms().day(at) : requireSensible(effectiveOn, at);
    var start = terms().startOf(day);
    var endsAt = start.isAfter(at) ? start : at;
    if (termination != null && !isNoticeOf(actor, termination)) {
      laterTermination = termination;
    }
    termination = new Termination(day, endsAt, actor.person(), reason, at);
    var events = new ArrayList<AgreementEvent>();
    if (amendment != null && !amendment.isAgreed()) {
      amendment = null;
      events.add(new AgreementEvent.AmendmentDiscarded());
    }
    if (endsAt.isAfter(at)) {
      events.add(new AgreementEvent.NoticeGiven(day, endsAt, reason, actor.person()));
    } else {
      events.add(end(at));
    }
    return events;
  }

  private LocalDate requireSensible(LocalDate effectiveOn, Instant at) {
    var today = terms().day(at);
    if (effectiveOn.isBefore(today)) {
      throw AgreementRefusal.ContradictoryTerms.endingInThePast(today);
    }
    var end = endsAt();
    if (end != null && !terms().startOf(effectiveOn).isBefore(end)) {
      throw AgreementRefusal.ContradictoryTerms.endingAnyway(end);
    }
    return effectiveOn;
  }

  /** Takes one's own notice back; it goes on as if that had not been given. */
  AgreementEvent withdrawTermination(Actor actor) {
    AgreementCommand.WITHDRAW_TERMINATION.requireAllowed(actor, this);
    if (isNoticeOf(actor, Objects.requireNonNull(termination))) {
      termination = laterTermination;
    }
    laterTermination = null;
    return AgreementEvent.NoticeWithdrawn.by(actor.person(), termination);
  }

  /** Whether this is one of those who gave notice. */
  boolean hasNoticeOf(Actor actor) {
    return Stream.of(Optional.ofNullable(termination), Optional.ofNullable(laterTermination))
        .flatMap(Optional::stream)
        .anyMatch(notice -> isNoticeOf(actor, notice));
  }

  /** Whoever approves has the notice that an approver before them gave. */
  private boolean isNoticeOf(Actor actor, Termination notice) {
    return isParty(actor) && actor.is(employee) == notice.by().equals(employee);
  }

  private AgreementEvent end(Instant at) {
    var notice = termination != null && !termination.endsAt().isAfter(at) ? termination : null;
    state = AgreementState.ENDED;
    ending = new Ending(at, notice == null ? Ending.Cause.EXPIRED : Ending.Cause.TERMINATED);
    laterTermination = null;
    amendment = null;
    suspension = null;
    reviewPoints = List.of();
    return notice == null
        ? new AgreementEvent.Expired(versionNumber(), Objects.requireNonNull(terms().effectiveTo()))
        : new AgreementEvent.Terminated(notice.reason(), notice.by());
  }

  /** The moment at which it ends as things stand; none while it has no end. */
  @Nullable Instant endsAt() {
    var terms = amendment != null && amendment.isAgreed() ? amendment.wording().terms() : terms();
    return Stream.of(
            Optional.ofNullable(terms.end()),
            Optional.ofNullable(termination).map(Termination::endsAt))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }

  // ---- another approver ----

  /**
   * From now on somebody else approves. What both have signed stays as they have signed it. What is
   * on the table names the one before and may bear their signature, so it is taken off it; what is
   * written from then on names the successor.
   */
  AgreementEvent handOver(String successor, String reason) {
    var former = approver;
    approver = successor;
    Integer taken = null;
    if (!AgreementState.BINDING.contains(state)) {
      taken = wording.handOver(successor);
      state = AgreementState.DRAFT;
    } else if (amendment != null && !amendment.isAgreed()) {
      taken = amendment.wording().handOver(successor);
      amendment.become(AmendmentState.DRAFT);
    }
    return new AgreementEvent.HandedOver(employee, successor, former, reason, taken);
  }

  // ---- reviews ----

  /** Whether this person may hold a review like this now. */
  private void requireReviewable(Actor actor, ReviewOutcome outcome) {
    if (!outcome.by().includes(actor, this)) {
      throw new AgreementRefusal.NotYours(
          "hold a review with the outcome " + outcome + " of", outcome.by().description());
    }
    AgreementCommand.REVIEW.requireAllowed(actor, this);
  }

  /**
   * Looks back and decides. What is due is held with it, and one day ahead if it is named; what a
   * context event called for only when the approver does. What the outcome brings along has the
   * rules of its own command.
   *
   * @param followUp the draft that the employee has begun to ask for more
   */
  AgreementReview.Held review(Actor actor, NewReview review, @Nullable UUID followUp, Instant at) {
    requireReviewable(actor, review.outcome());
    int number = reviewsHeld + 1;
    var open = new ReviewPoints(reviewPoints);
    var held = open.heldOn(terms().day(at), review.heldEarly(), roleOf(actor));
    reviewPoints = open.without(held).all();
    reviewsHeld = number;
    var event =
        new AgreementEvent.ReviewHeld(
            number,
            versionNumber(),
            review.outcome(),
            review.note(),
            held.stream().map(ReviewPoint::dueOn).toList(),
            followUp);
    List<AgreementEvent> effects =
        switch (review.outcome()) {
          case CONTINUE, EXPAND -> List.of();
          case AMEND -> List.of(amend(actor, review.note(), null, at));
          case RENEW ->
              List.of(
                  renew(
                      actor,
                      review.note(),
                      new Renewal(
                          review.note(),
                          Objects.requireNonNull(review.effectiveTo()),
                          review.reviewPoints()),
                      at));
          case END -> terminate(actor, review.note(), review.effectiveOn(), at);
        };
    return new AgreementReview.Held(event, held, effects);
  }

  // ---- what happens around it, and what time brings about ----

  /** What the terms in force say about such an event; nothing when they do not bind anybody. */
  public Optional<ContextClause> clauseFor(ContextEventKind kind) {
    return AgreementState.BINDING.contains(state) ? terms().clauseFor(kind) : Optional.empty();
  }

  /**
   * Does what the clauses in force say about the event: suspends, or calls a review within so many
   * days of the one on which it became known. Nothing happens without a clause. Whether it has
   * reacted to the same before, and what suspending takes out of the register, is for {@link
   * ContextReactions} and {@link Suspensions}.
   *
   * @param reportedBy who told of the event
   */
  List<AgreementEvent> reactTo(ContextHappening event, String reportedBy, Instant at) {
    return clauseFor(event.kind()).stream()
        .map(
            clause ->
                switch (clause.reaction()) {
                  case SUSPEND -> suspendBecauseOf(event, reportedBy, at);
                  case REVIEW ->
                      callReviewBecauseOf(event, Objects.requireNonNull(clause.withinDays()), at);
                })
        .toList();
  }

  /** What was suspended before stays so, now for this reason. */
  private AgreementEvent suspendBecauseOf(ContextHappening event, String by, Instant at) {
    var since = suspension == null ? at : suspension.since();
    var reason =
        "A context event that the terms name: %s on %s".formatted(event.kind(), event.occurredOn());
    state = AgreementState.SUSPENDED;
    suspension = new Suspension(since, by, reason, event.id());
    return new AgreementEvent.Suspended(versionNumber(), reason, event.id(), event.kind());
  }

  private AgreementEvent callReviewBecauseOf(ContextHappening event, int withinDays, Instant at) {
    var dueOn = terms().day(at).plusDays(withinDays);
    reviewPoints = new ReviewPoints(reviewPoints).calledBy(event.id(), dueOn).all();
    return new AgreementEvent.ReviewCalled(versionNumber(), dueOn, event.id(), event.kind());
  }

  /**
   * Does all that time has brought about until the moment, in its order: the next version takes its
   * place, the agreement ends, an offer expires, a signature is asked for once more, a review is
   * due. Nothing of it touches the register, which has known the dates since they were signed; so
   * no right depends on when this is called.
   */
  List<AgreementEvent> passTime(Instant now, Deadlines deadlines) {
    var events = new ArrayList<AgreementEvent>();
    if (AgreementState.BINDING.contains(state)) {
      var end = endsAt();
      if (amendment != null
          && amendment.takesEffectBy(now)
          && (end == null || amendment.wording().terms().begin().isBefore(end))) {
        events.add(supersede(amendment.wording()));
      }
      if (end != null && !end.isAfter(now)) {
        events.add(end(now));
      }
    }
    waitForSignatures(now, deadlines, events);
    if (AgreementState.BINDING.contains(state)) {
      tellOfEnd(now, deadlines).ifPresent(events::add);
      reviewPoints =
          new ReviewPoints(reviewPoints)
              .on(terms().day(now), deadlines.reviewGraceDays(), events)
              .all();
    }
    setAlarm(deadlines);
    return events;
  }

  /** Tells once for each time there is to tell of it; those that were slept through count once. */
  private Optional<AgreementEvent> tellOfEnd(Instant now, Deadlines deadlines) {
    var end = endsAt();
    int times = end == null ? 0 : deadlines.tellingsOfEndBy(now, end);
    if (end == null || times <= endRemindersTold) {
      return Optional.empty();
    }
    endRemindersTold = times;
    var noticed = termination != null && termination.endsAt().equals(end);
    return Optional.of(
        new AgreementEvent.EndingSoon(
            versionNumber(),
            employee,
            approver,
            end,
            noticed ? Ending.Cause.TERMINATED : Ending.Cause.EXPIRED));
  }

  private AgreementEvent supersede(Wording next) {
    var before = wording;
    wording = next;
    amendment = null;
    reviewPoints = new ReviewPoints(reviewPoints).under(terms(), before.terms()).all();
    return new AgreementEvent.Superseded(before.number(), versionNumber());
  }

  /** Takes the version of this number off the table; nothing happens unless it is on it. */
  Optional<AgreementEvent> takeOffTheTable(long number) {
    if (state == AgreementState.OFFERED && wording.number() == number) {
      wording.takeOffTheTable();
      state = AgreementState.DRAFT;
    } else if (amendment != null
        && amendment.state() == AmendmentState.OFFERED
        && amendment.wording().number() == number) {
      amendment.wording().takeOffTheTable();
      amendment.become(AmendmentState.DRAFT);
    } else {
      return Optional.empty();
    }
    return Optional.of(new AgreementEvent.TakenOffTheTable(Math.toIntExact(number)));
  }

  private void waitForSignatures(Instant now, Deadlines deadlines, List<AgreementEvent> events) {
    if (state == AgreementState.OFFERED && wording.hasExpiredBy(now)) {
      wording.takeOffTheTable();
      state = AgreementState.DRAFT;
      events.add(new AgreementEvent.OfferExpired(wording.number()));
    }
    if (amendment != null && amendment.wording().hasExpiredBy(now)) {
      amendment.wording().takeOffTheTable();
      amendment.become(AmendmentState.DRAFT);
      events.add(new AgreementEvent.OfferExpired(amendment.wording().number()));
    }
    Stream.concat(
            Stream.of(wording), Optional.ofNullable(amendment).stream().map(Amendment::wording))
        .filter(offered -> offered.remindBy(now, deadlines))
        .map(offered -> offered.reminder(employee, approver))
        .forEach(events::add);
  }

  /**
   * Remembers when time will have something to do here next, and when it ends. Whoever has just
   * moved the end knows of it: what would have been told before is not told any more.
   */
  void setAlarm(Deadlines deadlines) {
    var end = endsAt();
    if (!Objects.equals(end, endsAtAsThingsStand)) {
      endsAtAsThingsStand = end;
      endRemindersTold = end == null ? 0 : deadlines.tellingsOfEndBy(updatedAt(), end);
    }
    var signatures =
        Stream.concat(
            wording.alarms(),
            Optional.ofNullable(amendment).stream().flatMap(next -> next.wording().alarms()));
    var binding = AgreementState.BINDING.contains(state);
    var turns =
        Stream.of(
                Optional.ofNullable(end),
                Optional.ofNullable(end).map(e -> deadlines.nextTellingOfEnd(e, endRemindersTold)),
                Optional.ofNullable(amendment)
                    .filter(Amendment::isAgreed)
                    .map(next -> next.wording().terms().begin()))
            .flatMap(Optional::stream);
    var reviews =
        new ReviewPoints(reviewPoints).turns(deadlines.reviewGraceDays()).map(terms()::startOf);
    wakeAt =
        Stream.concat(signatures, binding ? Stream.concat(turns, reviews) : Stream.empty())
            .min(Instant::compareTo)
            .orElse(null);
  }

  // ---- who may, and who may see ----

  /**
   * A draft is the parties' alone; once a version was offered it is also open to HR and audit, as
   * {@link #termsFor} says.
   */
  public boolean isVisibleTo(Actor actor) {
    return isParty(actor)
        || (versionNumber() > 0 && (actor.has(Roles.HR) || actor.has(Roles.AUDITOR)));
  }

  public boolean isParty(Actor actor) {
    return actor.is(employee) || actor.is(approver);
  }

  /** Of one of the two. */
  Party roleOf(Actor actor) {
    return actor.is(employee) ? Party.EMPLOYEE : Party.APPROVER;
  }

  public List<String> actionsFor(Actor actor) {
    return AgreementCommand.allowedTo(actor, this);
  }

  public String employee() {
    return employee;
  }

  public String approver() {
    return approver;
  }

  public AgreementState state() {
    return state;
  }

  /** The pilot it writes down the result of; none when it came straight from a proposal. */
  public @Nullable UUID pilotId() {
    return pilotId;
  }

  public @Nullable Instant pilotCompletedAt() {
    return pilotCompletedAt;
  }

  private Basis basis() {
    return basis == null ? Basis.of(terms()) : basis;
  }

  /** What the pilot came to that it writes down the result of; nothing where that was not kept. */
  public List<Measured> measured() {
    return basis().measured();
  }

  /** The version in force, or that may come to be. */
  Wording wording() {
    return wording;
  }

  /** The version that is to follow it; none while nobody asks for one. */
  @Nullable Amendment amendment() {
    return amendment;
  }

  public Terms terms() {
    return wording.terms();
  }

  /** To others than the two, what is written after an offer is as much a draft as before it. */
  public Terms termsFor(Actor viewer) {
    return offeredTerms == null || isParty(viewer) ? terms() : offeredTerms;
  }

  /** Number of the version in force or, before that, of the one offered last; 0 while none was. */
  public int versionNumber() {
    return wording.number();
  }

  /** Number of the version that is to follow it, from its offer on; none before. */
  public @Nullable Integer followingNumber() {
    return amendment == null || amendment.wording().hash() == null
        ? null
        : Integer.valueOf(amendment.wording().number());
  }

  /** Hash of the version in force or on the table; absent while a draft. */
  public @Nullable String hash() {
    return wording.hash();
  }

  int reviewsHeld() {
    return reviewsHeld;
  }

  public @Nullable Suspension suspension() {
    return suspension;
  }

  /** Notice that was given; it stays once the agreement has ended by it. */
  public @Nullable Termination termination() {
    return termination;
  }

  /**
   * Notice of the other party for a later day; none once the agreement has ended, also where the
   * version of the service before this one ended it and left the columns as they were.
   */
  @Nullable Termination laterTermination() {
    return state == AgreementState.ENDED ? null : laterTermination;
  }

  public @Nullable Ending ending() {
    return ending;
  }

  /** Days on which the two look at it together and have not yet, soonest first. */
  public List<ReviewPoint> reviewPoints() {
    return reviewPoints;
  }
}
