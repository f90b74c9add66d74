package dev.latitude.pilot.pilot;

import dev.latitude.kit.history.Aggregate;
import dev.latitude.kit.identity.Actor;
import dev.latitude.kit.identity.Roles;
import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Reading;
import dev.latitude.pilot.trigger.Trigger;
import jakarta.persistence.Column;
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
import java.util.Map;
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
    state = next;
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
    if (day(now).isAfter(terms.plan().end())) {
      throw new PilotRefusal.PastItsEnd(terms.plan().end());
    }
    state = next;
    stateReason = null;
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

  /** Refuses what may not be measured now, by this person, or not for these days. */
  public void requireMeasurable(
      Actor actor, String metric, LocalDate from, LocalDate to, LocalDate today) {
    requireAllowed(PilotCommand.MEASURE, actor);
    MeasuringRules.require(terms, metric, from, to, today);
  }

  /** What every trigger of the metric says about its measurements. */
  public List<Judgement> judge(String metric, List<Reading> readings) {
    return terms.triggers().stream()
        .filter(trigger -> trigger.metric().equals(metric))
        .map(trigger -> judge(trigger, readings))
        .toList();
  }

  Judgement judge(Trigger trigger, List<Reading> readings) {
    return Evaluator.judge(trigger, frozenBaseline(trigger.metric()), readings, settledVersion);
  }

  /** A breached guardrail reverts at once; a breached signal pauses what is not paused yet. */
  public Optional<PilotEvent> react(List<Judgement> judgements) {
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

  /** The days that the status update for the period reports on. */
  public Plan.Stretch requireReportable(Actor actor, int period, LocalDate today) {
    requireAllowed(PilotCommand.UPDATE_STATUS, actor);
    return ReportingRules.days(terms.plan(), period, today);
  }

  /** Records what a review decided; readings are the current measurements by metric. */
  public List<PilotEvent> review(
      Actor actor, PilotEvent.Reviewed review, Map<String, List<Reading>> readings, Instant now) {
    requireAllowed(PilotCommand.REVIEW, actor);
    return switch (review.outcome()) {
      case CONTINUE -> List.of(review);
      case STOP -> List.of(review, complete(PilotResult.STOPPED, review.note(), now));
      case GRADUATE -> {
        var missing = GraduationConditions.missing(this, readings);
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

  public boolean isVisibleTo(Actor actor) {
    return actor.is(author) || actor.is(approver) || actor.has(Roles.AUDITOR);
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
