package dev.latitude.pilot.pilot;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Silence;
import dev.latitude.pilot.trigger.Tally;
import dev.latitude.pilot.trigger.Trigger;
import dev.latitude.pilot.trigger.TriggerChange;
import dev.latitude.pilot.trigger.TriggerChanges;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
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

/** Decision rights on trial: for a limited time, with agreed numbers and agreed brakes. */
@Entity
@DynamicUpdate
@Table(name = "pilot")
public class Pilot extends Aggregate {
  @Column(name = "proposal_id")
  private UUID proposalId;

  @Column(name = "proposal_revision")
  private int proposalRevision;

  private String author;
  private String approver;

  @Enumerated(EnumType.STRING)
  private PilotState state;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  private Terms terms;

  @Embedded private TriggerAgreement triggerSets;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "frozen_baselines")
  private @Nullable List<FrozenBaseline> frozenBaselines;

  @Column(name = "started_at")
  private @Nullable Instant startedAt;

  @Column(name = "running_since")
  private @Nullable Instant runningSince;

  @Column(name = "look_for_data_on")
  private @Nullable LocalDate lookForDataOn;

  @Embedded private Calendar calendar;

  @Column(name = "settled_version")
  private long settledVersion;

  @JdbcTypeCode(SqlTypes.JSON)
  @Mutability(Immutability.class)
  @Column(name = "extra_reviews")
  private List<ExtraReview> extraReviews;

  @Embedded private Observers observers;

  @Column(name = "state_reason")
  private @Nullable String stateReason;

  /** Absent until it is completed. */
  @Embedded private @Nullable Outcome outcome;

  @SuppressWarnings("NullAway.Init") // filled by the persistence provider
  protected Pilot() {}

  private Pilot(UUID id, Instant createdAt, AcceptedProposal proposal, Terms terms) {
    super(id, createdAt);
    this.proposalId = proposal.id();
    this.proposalRevision = proposal.revision();
    this.author = proposal.author();
    this.approver = proposal.approver();
    this.state = PilotState.PLANNED;
    this.terms = terms;
    this.extraReviews = List.of();
    this.triggerSets = new TriggerAgreement(TriggerSet.of(terms).hash());
    this.calendar = new Calendar();
    this.observers = new Observers();
  }

  /** Plans the pilot for the days the proposal names, or for as many days from another start. */
  public static Pilot plan(
      UUID id, Instant now, Actor actor, AcceptedProposal proposal, @Nullable LocalDate start) {
    if (!actor.is(proposal.author()) && !actor.is(proposal.approver())) {
      throw PilotRefusal.NotYours.toCreate();
    }
    var plan = Schedule.of(proposal.terms().plan(), start, day(now));
    return new Pilot(id, now, proposal, proposal.terms().withPlan(plan));
  }

  public PilotEvent created() {
    return new PilotEvent.Created(proposalId, author, approver);
  }

  /**
   * Saying it a second time changes nothing and is nothing new. When both have said it of a set on
   * the table, that one stands; refused when days have passed that it would change.
   */
  public List<PilotEvent> acknowledge(Actor actor, String hash, Instant now) {
    requireAllowed(PilotCommand.ACKNOWLEDGE, actor);
    triggerSets
        .awaited(actor.person(), hash)
        .filter(set -> isOld(set, day(now)))
        .ifPresent(
            set -> {
              throw new PilotRefusal.DatesHaveCome(day(set.proposedAt()));
            });
    if (!triggerSets.acknowledge(actor.person(), hash, now)) {
      return List.of();
    }
    var acknowledged = new PilotEvent.Acknowledged(actor.person(), hash);
    return triggerSets
        .agreedOn(author, approver)
        .map(agreed -> List.of(acknowledged, letStand(agreed)))
        .orElse(List.of(acknowledged));
  }

  /** Days have come since it was proposed that it would change, so it can come to stand no more. */
  private boolean isOld(ProposedTriggerSet set, LocalDate today) {
    return !set.keepsWhatHasCome(terms.plan(), today);
  }

  private PilotEvent letStand(ProposedTriggerSet agreed) {
    var changes = changesTo(agreed.triggers());
    terms = agreed.appliedTo(terms);
    triggerSets.comesToStand(agreed, TriggerChanges.judgingAnew(changes), version());
    return new PilotEvent.TriggerSetChanged(agreed.hash(), changes, agreed.reviewDates());
  }

  /** Asking for what is on the table, or stands before the start, is nothing new. */
  public List<PilotEvent> proposeTriggerSet(Actor actor, TriggerSetWish wish, Instant now) {
    requireAllowed(PilotCommand.PROPOSE_TRIGGER_SET, actor);
    var changed = wish.appliedTo(this, day(now));
    var set = ProposedTriggerSet.of(changed, wish.reason(), actor.person(), now);
    if (triggerSets.proposed().filter(known -> known.hash().equals(set.hash())).isPresent()) {
      return List.of();
    }
    var changes = changesTo(set.triggers());
    if (state == PilotState.PLANNED) {
      terms = changed;
      triggerSets.replaceBy(set.hash());
    } else {
      triggerSets.propose(set);
    }
    return List.of(new PilotEvent.TriggerSetProposed(set.hash(), changes, wish.reason()));
  }

  public PilotEvent withdrawTriggerSet(Actor actor) {
    requireAllowed(PilotCommand.WITHDRAW_TRIGGER_SET, actor);
    var set = triggerSets.proposed().orElseThrow(PilotRefusal.NoTriggerSetProposed::new);
    triggerSets.withdraw();
    return new PilotEvent.TriggerSetWithdrawn(set.hash());
  }

  /** What would be another than now with these triggers. */
  List<TriggerChange> changesTo(List<Trigger> triggers) {
    return TriggerChanges.between(terms.triggers(), triggers, this::baseline);
  }

  /**
   * Somebody else decides from now on. What was agreed on stands, and what the approver has done
   * stays theirs; but nobody is bound by a word that they have not given, so what is still to be
   * acknowledged waits for the successor, who looks on no more if they did.
   */
  PilotEvent handOver(String successor, String reason, Instant now) {
    var former = approver;
    approver = successor;
    triggerSets.dropWordOf(former, state == PilotState.PLANNED);
    observers.remove(successor);
    return PilotEvent.HandedOver.of(this, former, reason, now);
  }

  /** Letting somebody look on who does so already is nothing new. */
  public List<PilotEvent> addObserver(Actor actor, String person, Instant now) {
    requireAllowed(PilotCommand.ADD_OBSERVER, actor);
    if (observers.has(person)) {
      return List.of();
    }
    var misfits = ObserverRules.misfits(this, person);
    if (!misfits.isEmpty()) {
      throw new PilotRefusal.Invalid(misfits);
    }
    observers.add(new Observer(person, actor.person(), now));
    return List.of(new PilotEvent.ObserverAdded(person));
  }

  /** Whoever of the two let them look on; and whoever looks on may take leave. */
  public PilotEvent removeObserver(Actor actor, String person) {
    requireAllowed(PilotCommand.REMOVE_OBSERVER, actor);
    if (!isPartyTo(actor) && !actor.is(person)) {
      throw PilotRefusal.NotYours.toRemoveAnotherObserver();
    }
    if (!observers.has(person)) {
      throw PilotRefusal.Invalid.at(
          "/observer",
          "not-observing",
          "observes nothing here; 'observers' of the pilot says who does");
    }
    observers.remove(person);
    return new PilotEvent.ObserverRemoved(person);
  }

  public PilotEvent start(Actor actor, Instant now) {
    var next = requireAllowed(PilotCommand.START, actor);
    var missing = StartConditions.missing(this, day(now));
    if (!missing.isEmpty()) {
      throw new PilotRefusal.CannotStart(missing);
    }
    intoForce(next, now);
    startedAt = now;
    frozenBaselines = terms.baselines();
    return PilotEvent.Started.of(this, now);
  }

  public PilotEvent cancel(Actor actor) {
    state = requireAllowed(PilotCommand.CANCEL, actor);
    return new PilotEvent.Cancelled();
  }

  public PilotEvent pause(Actor actor, String reason) {
    state = requireAllowed(PilotCommand.PAUSE, actor);
    stateReason = reason;
    return PilotEvent.Paused.byApprover(reason);
  }

  /** What was measured until now has been talked through, and does not pause the pilot again. */
  public PilotEvent resume(Actor actor, Instant now) {
    var next = requireAllowed(PilotCommand.RESUME, actor);
    requireDaysLeft(PilotCommand.RESUME, now);
    intoForce(next, now);
    settledVersion = version();
    return PilotEvent.Resumed.of(this, now);
  }

  public PilotEvent revert(Actor actor, String reason) {
    state = requireAllowed(PilotCommand.REVERT, actor);
    stateReason = reason;
    return PilotEvent.Reverted.by(reason);
  }

  /**
   * A wrong reversion is taken back, whether a guardrail or a person was wrong: by the approver,
   * and only on numbers that would not revert it again. What is known by then has been talked
   * through, as with a resumption.
   */
  public PilotEvent reinstate(Actor actor, String reason, Figures figures, Instant now) {
    var next = requireAllowed(PilotCommand.REINSTATE, actor);
    requireDaysLeft(PilotCommand.REINSTATE, now);
    var breached = ReinstatementConditions.breached(this, figures);
    if (!breached.isEmpty()) {
      throw new PilotRefusal.StillBreached(breached);
    }
    intoForce(next, now);
    settledVersion = version();
    return PilotEvent.Reinstated.of(this, now, reason);
  }

  public void requireReinstatable(Actor actor) {
    requireAllowed(PilotCommand.REINSTATE, actor);
  }

  private void requireDaysLeft(PilotCommand command, Instant now) {
    if (!hasDaysLeft(day(now))) {
      throw new PilotRefusal.PastItsEnd(command, terms.plan().end());
    }
  }

  boolean hasDaysLeft(LocalDate today) {
    return !today.isAfter(terms.plan().end());
  }

  boolean isInForce(Instant now) {
    return state == PilotState.ACTIVE && hasDaysLeft(day(now));
  }

  private void intoForce(PilotState next, Instant now) {
    state = next;
    stateReason = null;
    runningSince = now;
    lookForDataOn = DataExpectations.firstLook(terms, day(now)).orElse(null);
  }

  /** Refuses reports from those who may not give any, and where nothing can be reported. */
  public void requireReporting(Actor actor) {
    if (!PilotCommand.MEASURE.isFor(actor, this)) {
      throw new PilotRefusal.NotYours(PilotCommand.MEASURE);
    }
    if (PilotCommand.CORRECT.from(state).isEmpty()) {
      requireNewPeriods();
    }
  }

  /** What does not fit the pilot in a value to be recorded. */
  public List<Obstacle> misfits(ToMeasure value, LocalDate today) {
    return MeasuringRules.misfits(terms, value, today);
  }

  /** Refuses values for days that have none yet, where only corrections are taken. */
  public void requireNewPeriods() {
    if (!takesNewPeriods()) {
      throw new PilotRefusal.WrongState(PilotCommand.MEASURE, state);
    }
  }

  public boolean takesNewPeriods() {
    return PilotCommand.MEASURE.from(state).isPresent();
  }

  public void requireDisputable(Actor actor) {
    requireAllowed(PilotCommand.DISPUTE, actor);
  }

  public void requireResolvable(Actor actor) {
    requireAllowed(PilotCommand.RESOLVE, actor);
  }

  public Evaluator evaluator(Trigger trigger) {
    return new Evaluator(
        trigger,
        frozenBaseline(trigger.metric()),
        settledVersion,
        triggerSets.judgedAfter(trigger.key()));
  }

  /**
   * A breached guardrail reverts at once; a breached signal pauses what is not paused yet. A pilot
   * that is reverted already is only judged.
   */
  public Optional<PilotEvent> react(List<Judgement> judgements) {
    if (state != PilotState.ACTIVE && state != PilotState.PAUSED) {
      return Optional.empty();
    }
    var guardrail = judgements.stream().filter(j -> j.demands(Trigger.Kind.GUARDRAIL)).findFirst();
    if (guardrail.isPresent()) {
      state = PilotState.REVERTED;
      stateReason = guardrail.get().reason();
      return guardrail.map(PilotEvent.Reverted::by);
    }
    var signal = judgements.stream().filter(j -> j.demands(Trigger.Kind.SIGNAL)).findFirst();
    if (signal.isEmpty() || state != PilotState.ACTIVE) {
      return Optional.empty();
    }
    state = PilotState.PAUSED;
    stateReason = signal.get().reason();
    return signal.map(PilotEvent.Paused::by);
  }

  /** What the clause for the event says; nothing without one, or when the pilot is not live. */
  public List<PilotEvent> react(ContextEvent event, LocalDate today) {
    return switch (state) {
      case PLANNED, ACTIVE, PAUSED ->
          terms
              .clause(event.kind())
              .map(clause -> ClauseEffects.of(clause, this, event, today))
              .orElse(List.of());
      case REVERTED, COMPLETED, CANCELLED -> List.of();
    };
  }

  /** A review beside the planned ones. */
  void owe(ExtraReview extra) {
    extraReviews = Stream.concat(extraReviews.stream(), Stream.of(extra)).toList();
  }

  /** Nobody's decision, but what both had agreed on; its rights rest until somebody resumes it. */
  PilotEvent suspend(ContextEvent event, String reason) {
    state = PilotState.PAUSED;
    stateReason = reason;
    return PilotEvent.Paused.by(event, reason);
  }

  /** Planned ones and extra ones, each day once. */
  public List<LocalDate> reviewDates() {
    return Stream.concat(
            terms.plan().reviewDates().stream(), extraReviews.stream().map(ExtraReview::date))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * The first of them that has come and was not held yet. What nobody owes is made up for last, so
   * that it leaves nothing undone that is owed.
   */
  public Optional<LocalDate> reviewDue(LocalDate today, Collection<LocalDate> held) {
    var owed = reviewDates().stream().filter(calendar::owes).toList();
    return Plan.firstDue(owed, today, held).or(() -> Plan.firstDue(reviewDates(), today, held));
  }

  /** How long the trigger has had no data; none while nobody waits for any. */
  public Optional<Silence> silence(Trigger trigger, Tally tally) {
    return Optional.ofNullable(runningSince)
        .flatMap(since -> Silence.of(trigger, tally, day(since)));
  }

  /** Data are missing for longer than agreed; it is told, and a running pilot may be paused. */
  public List<PilotEvent> missData(Silence silence, String reason) {
    var missing = PilotEvent.DataMissing.of(silence, reason);
    if (!silence.pauses() || state != PilotState.ACTIVE) {
      return List.of(missing);
    }
    state = PilotState.PAUSED;
    stateReason = reason;
    return List.of(missing, PilotEvent.Paused.by(silence, reason));
  }

  /** Whether it is time to look whether data are missing. */
  public boolean looksForData(LocalDate today) {
    return state == PilotState.ACTIVE && lookForDataOn != null && !today.isBefore(lookForDataOn);
  }

  public void lookForDataOn(@Nullable LocalDate day) {
    lookForDataOn = day;
  }

  public void lookForDataBy(LocalDate day) {
    if (lookForDataOn == null || day.isBefore(lookForDataOn)) {
      lookForDataOn = day;
    }
  }

  /** The days that the status update for the period reports on. */
  public Plan.Stretch requireReportable(
      Actor actor, int period, List<String> answered, LocalDate today) {
    require(PilotCommand.UPDATE_STATUS, actor);
    var misfits = ReportingRules.misfits(terms, period, answered, today);
    if (!misfits.isEmpty()) {
      throw new PilotRefusal.Invalid(misfits);
    }
    return terms.plan().reportingPeriod(period).orElseThrow();
  }

  /** Records what a review decided on these figures, and does it. */
  public List<PilotEvent> review(
      Actor actor,
      PilotEvent.Reviewed review,
      ReviewDecision decision,
      Figures figures,
      Instant now) {
    requireAllowed(PilotCommand.REVIEW, actor);
    var does = ReviewEffects.of(decision, this, actor, review.note(), figures, now);
    return Stream.concat(Stream.of(review), does.stream()).toList();
  }

  /** Rights that are in force are so for longer; those that rest go on resting. */
  List<PilotEvent> extend(Actor actor, ReviewDecision.Extension extension, Instant now) {
    var withdrawn = proposedTriggerSet().map(set -> new PilotEvent.TriggerSetWithdrawn(set.hash()));
    var before = terms.plan().end();
    boolean hadEnded = day(now).isAfter(before);
    terms = terms.withPlan(ExtensionRules.extended(terms.plan(), extension, day(now)));
    var hash = TriggerSet.of(terms).hash();
    triggerSets.extend(hash, new Acknowledgement(actor.person(), hash, now));
    if (hadEnded) {
      calendar.goOnAfter(before, day(now));
      if (state == PilotState.ACTIVE) {
        intoForce(state, now); // nobody waited for data in between
      }
    }
    lookForDataBy(day(now));
    PilotEvent extended =
        state == PilotState.ACTIVE
            ? PilotEvent.Extended.of(this, now)
            : PilotEvent.Rescheduled.of(this);
    return Stream.concat(withdrawn.stream(), Stream.of(extended)).toList();
  }

  PilotEvent graduate(
      @Nullable List<ReviewDecision.GraduatingRight> part,
      String note,
      Figures figures,
      Instant now) {
    var graduation = Graduation.of(terms, part);
    var missing = GraduationConditions.missing(this, figures);
    if (!missing.isEmpty()) {
      throw new PilotRefusal.InsufficientData(missing);
    }
    return complete(Outcome.of(graduation, now, approver), note);
  }

  PilotEvent stop(String note, Instant now) {
    return complete(Outcome.stopped(now, approver), note);
  }

  private PilotEvent complete(Outcome how, String note) {
    state = PilotState.COMPLETED;
    stateReason = null;
    triggerSets.withdraw();
    outcome = how;
    return new PilotEvent.Completed(how.result(), note, graduatedRights().orElse(null));
  }

  /**
   * Refuses a command that changes nothing of the pilot itself, from whom or when it is not
   * allowed.
   */
  public void require(PilotCommand command, Actor actor) {
    var _ = requireAllowed(command, actor);
  }

  private PilotState requireAllowed(PilotCommand command, Actor actor) {
    if (!command.isFor(actor, this)) {
      throw new PilotRefusal.NotYours(command);
    }
    return command.from(state).orElseThrow(() -> new PilotRefusal.WrongState(command, state));
  }

  boolean isAcknowledgedBy(String person) {
    return triggerSets.isAcknowledgedBy(person);
  }

  /** Whether something cannot go on until the person has acknowledged it. */
  boolean awaitsAcknowledgementOf(String person) {
    return switch (state) {
      case PLANNED -> !isAcknowledgedBy(person);
      case ACTIVE, PAUSED -> triggerSets.awaits(person);
      case REVERTED, COMPLETED, CANCELLED -> false;
    };
  }

  /** Whether the person can still stand by what waits for them. */
  public boolean isAcknowledgeableBy(String person, LocalDate today) {
    return awaitsAcknowledgementOf(person)
        && proposedTriggerSet().filter(set -> isOld(set, today)).isEmpty();
  }

  /** What a relative limit of the metric counts from, or will once the pilot has started. */
  public @Nullable BigDecimal baseline(String metric) {
    return startedAt == null
        ? terms.metric(metric).map(Metric::baseline).map(Metric.Baseline::value).orElse(null)
        : frozenBaseline(metric);
  }

  private @Nullable BigDecimal frozenBaseline(String metric) {
    return frozenBaselines().stream()
        .filter(baseline -> baseline.metric().equals(metric))
        .map(FrozenBaseline::value)
        .findFirst()
        .orElse(null);
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  public boolean isPartyTo(Actor actor) {
    return actor.is(author) || actor.is(approver);
  }

  /** Whether a party is on the side of who did something: an approver on that of those before. */
  public boolean isOnSideOf(String person, Actor party) {
    return person.equals(author) == party.is(author);
  }

  boolean isObservedBy(Actor actor) {
    return observers.has(actor.person());
  }

  public boolean isVisibleTo(Actor actor) {
    return isPartyTo(actor) || isObservedBy(actor) || actor.has(Roles.AUDITOR);
  }

  /** For machines that report, a pilot exists as far as they report on it. */
  public boolean isOpenToReportsOf(Actor actor) {
    return isVisibleTo(actor) || actor.has(Roles.MEASUREMENT_INTEGRATION);
  }

  public List<String> actionsFor(Actor actor, LocalDate today) {
    return PilotCommand.allowedTo(actor, this, today);
  }

  public UUID proposalId() {
    return proposalId;
  }

  public int proposalRevision() {
    return proposalRevision;
  }

  public String author() {
    return author;
  }

  public String approver() {
    return approver;
  }

  public Calendar calendar() {
    return calendar;
  }

  public PilotState state() {
    return state;
  }

  public Terms terms() {
    return terms;
  }

  public String triggerSetHash() {
    return triggerSets.hash();
  }

  public List<Acknowledgement> acknowledgements() {
    return triggerSets.acknowledgements();
  }

  public Optional<ProposedTriggerSet> proposedTriggerSet() {
    return triggerSets.proposed();
  }

  /** Who looks on, in the order in which they came. */
  public List<Observer> observers() {
    return observers.all();
  }

  boolean takesNoMoreObservers() {
    return observers.isFull();
  }

  /** Owed by clauses, in the order in which they came to be. */
  public List<ExtraReview> extraReviews() {
    return extraReviews;
  }

  /** Empty until it starts. */
  public List<FrozenBaseline> frozenBaselines() {
    return Objects.requireNonNullElse(frozenBaselines, List.of());
  }

  public @Nullable Instant startedAt() {
    return startedAt;
  }

  public @Nullable String stateReason() {
    return stateReason;
  }

  public @Nullable PilotResult result() {
    return outcome == null ? null : outcome.result();
  }

  public @Nullable Instant completedAt() {
    return outcome == null ? null : outcome.completedAt();
  }

  /** Who held the review that completed it, whoever approves now. */
  public @Nullable String completedBy() {
    return outcome == null ? null : outcome.completedBy();
  }

  /** What may be written down, once it has graduated: everything that was tried, or part of it. */
  public Optional<List<Right>> graduatedRights() {
    return Optional.ofNullable(outcome).flatMap(how -> how.graduatedRights(terms));
  }
}
