package dev.latitude.pilot.pilot;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Silence;
import dev.latitude.pilot.trigger.Tally;
import dev.latitude.pilot.trigger.Trigger;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Decision rights on trial: for a limited time, with agreed numbers and agreed brakes. */
@Entity
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
  private Terms terms;

  @Column(name = "trigger_set_hash")
  private String triggerSetHash;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<Acknowledgement> acknowledgements;

  @JdbcTypeCode(SqlTypes.JSON)
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

  @Column(name = "state_reason")
  private @Nullable String stateReason;

  @Enumerated(EnumType.STRING)
  private @Nullable PilotResult result;

  @Column(name = "completed_at")
  private @Nullable Instant completedAt;

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
    this.triggerSetHash = TriggerSet.of(terms).hash();
    this.acknowledgements = List.of();
    this.calendar = new Calendar();
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

  /** Saying it a second time changes nothing and is nothing new. */
  public List<PilotEvent> acknowledge(Actor actor, String hash, Instant now) {
    requireAllowed(PilotCommand.ACKNOWLEDGE, actor);
    if (!hash.equals(triggerSetHash)) {
      throw new PilotRefusal.OtherTriggerSet(triggerSetHash);
    }
    if (isAcknowledgedBy(actor.person())) {
      return List.of();
    }
    var all = new ArrayList<>(acknowledgements);
    all.add(new Acknowledgement(actor.person(), hash, now));
    acknowledgements = List.copyOf(all);
    return List.of(new PilotEvent.Acknowledged(actor.person(), hash));
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
    return new PilotEvent.Started(
        proposalId,
        author,
        approver,
        terms.rights(),
        terms.boundaries(),
        now,
        terms.plan().until());
  }

  public PilotEvent cancel(Actor actor) {
    state = requireAllowed(PilotCommand.CANCEL, actor);
    return new PilotEvent.Cancelled();
  }

  public PilotEvent pause(Actor actor, String reason) {
    state = requireAllowed(PilotCommand.PAUSE, actor);
    stateReason = reason;
    return new PilotEvent.Paused(reason, null);
  }

  /** What was measured until now has been talked through, and does not pause the pilot again. */
  public PilotEvent resume(Actor actor, Instant now) {
    var next = requireAllowed(PilotCommand.RESUME, actor);
    requireDaysLeft(PilotCommand.RESUME, now);
    intoForce(next, now);
    settledVersion = version();
    return new PilotEvent.Resumed(
        proposalId,
        author,
        approver,
        terms.rights(),
        terms.boundaries(),
        now,
        terms.plan().until());
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
    return new PilotEvent.Reinstated(
        proposalId,
        author,
        approver,
        terms.rights(),
        terms.boundaries(),
        now,
        terms.plan().until(),
        reason);
  }

  public void requireReinstatable(Actor actor) {
    requireAllowed(PilotCommand.REINSTATE, actor);
  }

  private void requireDaysLeft(PilotCommand command, Instant now) {
    if (day(now).isAfter(terms.plan().end())) {
      throw new PilotRefusal.PastItsEnd(command, terms.plan().end());
    }
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
    return new Evaluator(trigger, frozenBaseline(trigger.metric()), settledVersion);
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
    return signal.map(s -> new PilotEvent.Paused(s.reason(), s.trigger().key()));
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
    return List.of(missing, new PilotEvent.Paused(reason, silence.trigger().key()));
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
  public Plan.Stretch requireReportable(Actor actor, int period, LocalDate today) {
    requireAllowed(PilotCommand.UPDATE_STATUS, actor);
    return ReportingRules.days(terms.plan(), period, today);
  }

  /** Records what a review decided on these figures. */
  public List<PilotEvent> review(
      Actor actor, PilotEvent.Reviewed review, Figures figures, Instant now) {
    requireAllowed(PilotCommand.REVIEW, actor);
    return switch (review.outcome()) {
      case CONTINUE -> List.of(review);
      case STOP -> List.of(review, complete(PilotResult.STOPPED, review.note(), now));
      case GRADUATE -> {
        var missing = GraduationConditions.missing(this, figures);
        if (!missing.isEmpty()) {
          throw new PilotRefusal.InsufficientData(missing);
        }
        yield List.of(review, complete(PilotResult.GRADUATED, review.note(), now));
      }
    };
  }

  private PilotEvent complete(PilotResult how, String note, Instant now) {
    state = PilotState.COMPLETED;
    result = how;
    completedAt = now;
    return new PilotEvent.Completed(how, note);
  }

  private PilotState requireAllowed(PilotCommand command, Actor actor) {
    if (!command.isFor(actor, this)) {
      throw new PilotRefusal.NotYours(command);
    }
    return command.from(state).orElseThrow(() -> new PilotRefusal.WrongState(command, state));
  }

  boolean isAcknowledgedBy(String person) {
    return acknowledgements.stream()
        .anyMatch(
            ack -> ack.person().equals(person) && ack.triggerSetHash().equals(triggerSetHash));
  }

  boolean awaitsAcknowledgementOf(String person) {
    return state == PilotState.PLANNED && !isAcknowledgedBy(person);
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

  public boolean isVisibleTo(Actor actor) {
    return isPartyTo(actor) || actor.has(Roles.AUDITOR);
  }

  /** For machines that report, a pilot exists as far as they report on it. */
  public boolean isOpenToReportsOf(Actor actor) {
    return isVisibleTo(actor) || actor.has(Roles.MEASUREMENT_INTEGRATION);
  }

  public List<String> actionsFor(Actor actor) {
    return PilotCommand.allowedTo(actor, this);
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
    return triggerSetHash;
  }

  public List<Acknowledgement> acknowledgements() {
    return acknowledgements;
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
    return result;
  }

  public @Nullable Instant completedAt() {
    return completedAt;
  }

  /** What may be written down: everything that was tried, once it has graduated. */
  public Optional<List<Right>> graduatedRights() {
    return result == PilotResult.GRADUATED ? Optional.of(terms.rights()) : Optional.empty();
  }
}
