package dev.latitude.pilot.pilot;

import dev.latitude.kit.history.DomainEvent;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Silence;
import dev.latitude.pilot.trigger.Trigger;
import dev.latitude.pilot.trigger.TriggerChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can happen to a pilot. Readers that keep a register of rights need no second call: what
 * brings rights into force says which, whose, and from when until when.
 */
public sealed interface PilotEvent extends DomainEvent {
  /** How another trigger set came to stand by it; most events bring none. */
  default Optional<StandingTriggerSet.Basis> bringsTriggerSet() {
    return Optional.empty();
  }

  /** A pilot was planned from an accepted proposal. */
  record Created(UUID proposalId, String author, String approver) implements PilotEvent {
    @Override
    public String type() {
      return "pilot.created";
    }
  }

  /** A party stands by dates, metrics and triggers. */
  record Acknowledged(String person, String triggerSetHash) implements PilotEvent {
    @Override
    public String type() {
      return "pilot.acknowledged";
    }
  }

  /**
   * A party asks for other triggers or review dates; before the start they take the place of those
   * there were.
   */
  record TriggerSetProposed(String triggerSetHash, List<TriggerChange> changes, String reason)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.trigger-set-proposed";
    }
  }

  /** What was asked for is off the table. */
  record TriggerSetWithdrawn(String triggerSetHash) implements PilotEvent {
    @Override
    public String type() {
      return "pilot.trigger-set-withdrawn";
    }
  }

  /** Both stand by another trigger set, and from now on it is the one that judges. */
  record TriggerSetChanged(
      String triggerSetHash, List<TriggerChange> changes, List<LocalDate> reviewDates)
      implements PilotEvent {
    @Override
    public Optional<StandingTriggerSet.Basis> bringsTriggerSet() {
      return Optional.of(StandingTriggerSet.Basis.AGREED);
    }

    @Override
    public String type() {
      return "pilot.trigger-set-changed";
    }
  }

  /**
   * The rights are in force.
   *
   * @param from the moment of the command, whatever day the pilot counts from
   * @param until the first moment after the last day
   */
  record Started(
      UUID proposalId,
      String author,
      String approver,
      List<Right> rights,
      List<Boundary> boundaries,
      Instant from,
      Instant until)
      implements PilotEvent {
    static Started of(Pilot pilot, Instant now) {
      return new Started(
          pilot.proposalId(),
          pilot.author(),
          pilot.approver(),
          pilot.terms().rights(),
          pilot.terms().boundaries(),
          now,
          pilot.terms().plan().until());
    }

    @Override
    public Optional<StandingTriggerSet.Basis> bringsTriggerSet() {
      return Optional.of(StandingTriggerSet.Basis.AGREED);
    }

    @Override
    public String type() {
      return "pilot.started";
    }
  }

  /** The rights are in force again. */
  record Resumed(
      UUID proposalId,
      String author,
      String approver,
      List<Right> rights,
      List<Boundary> boundaries,
      Instant from,
      Instant until)
      implements PilotEvent {
    static Resumed of(Pilot pilot, Instant now) {
      return new Resumed(
          pilot.proposalId(),
          pilot.author(),
          pilot.approver(),
          pilot.terms().rights(),
          pilot.terms().boundaries(),
          now,
          pilot.terms().plan().until());
    }

    @Override
    public String type() {
      return "pilot.resumed";
    }
  }

  /** A reversion was taken back: the rights are in force again. */
  record Reinstated(
      UUID proposalId,
      String author,
      String approver,
      List<Right> rights,
      List<Boundary> boundaries,
      Instant from,
      Instant until,
      String reason)
      implements PilotEvent {
    static Reinstated of(Pilot pilot, Instant now, String reason) {
      return new Reinstated(
          pilot.proposalId(),
          pilot.author(),
          pilot.approver(),
          pilot.terms().rights(),
          pilot.terms().boundaries(),
          now,
          pilot.terms().plan().until(),
          reason);
    }

    @Override
    public String type() {
      return "pilot.reinstated";
    }
  }

  /** The rights, which are in force, are so for longer; or again, when the end had come. */
  record Extended(
      UUID proposalId,
      String author,
      String approver,
      List<Right> rights,
      List<Boundary> boundaries,
      Instant from,
      Instant until,
      String triggerSetHash,
      List<LocalDate> reviewDates)
      implements PilotEvent {
    static Extended of(Pilot pilot, Instant now) {
      return new Extended(
          pilot.proposalId(),
          pilot.author(),
          pilot.approver(),
          pilot.terms().rights(),
          pilot.terms().boundaries(),
          now,
          pilot.terms().plan().until(),
          pilot.triggerSetHash(),
          pilot.terms().plan().reviewDates());
    }

    @Override
    public Optional<StandingTriggerSet.Basis> bringsTriggerSet() {
      return Optional.of(StandingTriggerSet.Basis.EXTENDED);
    }

    @Override
    public String type() {
      return "pilot.extended";
    }
  }

  /** As {@link Extended}, of a pilot whose rights rest: there are none in force to say. */
  record Rescheduled(Instant until, String triggerSetHash, List<LocalDate> reviewDates)
      implements PilotEvent {
    static Rescheduled of(Pilot pilot) {
      var plan = pilot.terms().plan();
      return new Rescheduled(plan.until(), pilot.triggerSetHash(), plan.reviewDates());
    }

    @Override
    public Optional<StandingTriggerSet.Basis> bringsTriggerSet() {
      return Optional.of(StandingTriggerSet.Basis.EXTENDED);
    }

    @Override
    public String type() {
      return "pilot.rescheduled";
    }
  }

  /**
   * Something happened around the author that the two have agreed a clause for; with SUSPEND the
   * pause of a running pilot follows.
   *
   * @param reviewBy with REVIEW, the day by which the extra review is held
   */
  record ContextNoted(
      UUID contextEventId,
      ContextEventKind kind,
      LocalDate occurredOn,
      ContextClause.Reaction reaction,
      @Nullable LocalDate reviewBy)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.context-noted";
    }
  }

  /** Nothing that counts was measured for longer than agreed. */
  record DataMissing(
      String trigger,
      String metric,
      LocalDate since,
      Trigger.NoData.Action action,
      Period grace,
      String reason)
      implements PilotEvent {
    static DataMissing of(Silence silence, String reason) {
      return new DataMissing(
          silence.trigger().key(),
          silence.trigger().metric(),
          silence.since(),
          silence.noData().action(),
          silence.noData().grace(),
          reason);
    }

    @Override
    public String type() {
      return "pilot.data-missing";
    }
  }

  /**
   * The rights rest until the two have talked; with the breach, when it was a signal.
   *
   * @param trigger also the one whose data are missing
   * @param event what happened, when a clause says that it pauses for it
   */
  record Paused(
      Cause cause,
      String reason,
      @Nullable String trigger,
      @Nullable String metric,
      @Nullable BigDecimal value,
      @Nullable BigDecimal limit,
      @Nullable Integer consecutive,
      @Nullable ContextEventKind event)
      implements PilotEvent {
    /** What made it pause. Pauses of the first days were told without it. */
    enum Cause {
      APPROVER,
      SIGNAL,
      NO_DATA,
      CONTEXT_EVENT
    }

    static Paused byApprover(String reason) {
      return new Paused(Cause.APPROVER, reason, null, null, null, null, null, null);
    }

    static Paused by(Judgement breach) {
      return new Paused(
          Cause.SIGNAL,
          breach.reason(),
          breach.trigger().key(),
          breach.trigger().metric(),
          breach.value(),
          breach.limit(),
          breach.inARow(),
          null);
    }

    static Paused by(Silence silence, String reason) {
      var trigger = silence.trigger();
      return new Paused(
          Cause.NO_DATA, reason, trigger.key(), trigger.metric(), null, null, null, null);
    }

    static Paused by(ContextEvent event, String reason) {
      return new Paused(Cause.CONTEXT_EVENT, reason, null, null, null, null, null, event.kind());
    }

    @Override
    public String type() {
      return "pilot.paused";
    }
  }

  /** The rights are gone and approvals are back; with the breach, when it was a guardrail. */
  record Reverted(
      String reason,
      @Nullable String trigger,
      @Nullable String metric,
      @Nullable BigDecimal value,
      @Nullable BigDecimal limit,
      @Nullable Integer consecutive)
      implements PilotEvent {
    static Reverted by(String reason) {
      return new Reverted(reason, null, null, null, null, null);
    }

    static Reverted by(Judgement breach) {
      return new Reverted(
          breach.reason(),
          breach.trigger().key(),
          breach.trigger().metric(),
          breach.value(),
          breach.limit(),
          breach.inARow());
    }

    @Override
    public String type() {
      return "pilot.reverted";
    }
  }

  /**
   * The pilot came to its end, and with it the rights on trial.
   *
   * @param graduatedRights what may be written down; absent when it was stopped
   */
  record Completed(PilotResult result, String note, @Nullable List<Right> graduatedRights)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.completed";
    }
  }

  /** It was called off before it started. */
  record Cancelled() implements PilotEvent {
    @Override
    public String type() {
      return "pilot.cancelled";
    }
  }

  /** A value was recorded, or corrected when it supersedes another. */
  record Measured(
      UUID measurementId,
      String metric,
      LocalDate from,
      LocalDate to,
      BigDecimal value,
      int sampleSize,
      String source,
      @Nullable UUID supersedes)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.measured";
    }
  }

  /**
   * Many values were recorded in one request; each of them stays with the pilot.
   *
   * @param from first of the days they are for
   * @param to last of the days they are for
   */
  record MeasurementsRecorded(
      int recorded, int corrected, List<String> metrics, LocalDate from, LocalDate to)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.measurements-recorded";
    }
  }

  /** A party doubts a value, which does not count until that is resolved; its words stay there. */
  record MeasurementDisputed(UUID measurementId, String metric, LocalDate from, LocalDate to)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.measurement-disputed";
    }
  }

  /** A disputed value counts again, or stays out for good. */
  record DisputeResolved(
      UUID measurementId, String metric, LocalDate from, LocalDate to, DisputeOutcome outcome)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.dispute-resolved";
    }
  }

  /** The author reported; the words stay with the pilot. */
  record StatusUpdated(
      UUID statusUpdateId, int period, LocalDate from, LocalDate to, Health health, boolean late)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.status-updated";
    }
  }

  /**
   * The author went through the checklist for a delivery; the answers stay with the pilot.
   *
   * @param complete whether everything on it was done
   */
  record DeliveryChecked(
      UUID checklistRunId,
      String delivery,
      LocalDate deliveredOn,
      boolean complete,
      @Nullable UUID supersedes)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.delivery-checked";
    }
  }

  /** A party put something into the decision log; the words stay there. */
  record DecisionRecorded(
      UUID decisionId,
      DecisionKind kind,
      String decision,
      LocalDate occurredOn,
      AmountCheck amountCheck,
      @Nullable Boolean inForce)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.decision-recorded";
    }
  }

  /** The other party said whether an entry of the decision log is right. */
  record DecisionAnswered(UUID decisionId, DecisionKind kind, boolean agrees)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.decision-answered";
    }
  }

  /** The day of a planned review has come, and it was not held yet. */
  record ReviewDue(LocalDate reviewDate) implements PilotEvent {
    @Override
    public String type() {
      return "pilot.review-due";
    }
  }

  /** The day of a planned review has passed without it. */
  record ReviewOverdue(LocalDate reviewDate) implements PilotEvent {
    @Override
    public String type() {
      return "pilot.review-overdue";
    }
  }

  /** The last day of a period has passed without its status update. */
  record StatusUpdateOverdue(int period, LocalDate from, LocalDate to) implements PilotEvent {
    @Override
    public String type() {
      return "pilot.status-update-overdue";
    }
  }

  /** The last day has passed, and with it the rights; nobody has decided yet what comes of it. */
  record EndReached(LocalDate end) implements PilotEvent {
    @Override
    public String type() {
      return "pilot.end-reached";
    }
  }

  /**
   * Somebody else decides from now on, in the place of the approver. Rights that are in force go
   * on, and are the successor's to grant; of a pilot that has none in force there are none to say.
   *
   * @param from the moment of it, and
   * @param until the first moment after the last day; as long as rights are in force
   */
  record HandedOver(
      UUID proposalId,
      String author,
      String approver,
      String formerApprover,
      String reason,
      @Nullable List<Right> rights,
      @Nullable List<Boundary> boundaries,
      @Nullable Instant from,
      @Nullable Instant until)
      implements PilotEvent {
    public static final String TYPE = "pilot.handed-over";

    static HandedOver of(Pilot pilot, String formerApprover, String reason, Instant now) {
      var terms = pilot.terms();
      boolean inForce = pilot.isInForce(now);
      return new HandedOver(
          pilot.proposalId(),
          pilot.author(),
          pilot.approver(),
          formerApprover,
          reason,
          inForce ? terms.rights() : null,
          inForce ? terms.boundaries() : null,
          inForce ? now : null,
          inForce ? terms.plan().until() : null);
    }

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** A party lets somebody look on. */
  record ObserverAdded(String observer) implements PilotEvent {
    @Override
    public String type() {
      return "pilot.observer-added";
    }
  }

  /** Somebody looks on no more, because a party says so or they do themselves. */
  record ObserverRemoved(String observer) implements PilotEvent {
    public static final String TYPE = "pilot.observer-removed";

    @Override
    public String type() {
      return TYPE;
    }
  }

  /** The approver looked at it and decided. */
  record Reviewed(UUID reviewId, ReviewOutcome outcome, String note, @Nullable LocalDate reviewDate)
      implements PilotEvent {
    @Override
    public String type() {
      return "pilot.reviewed";
    }
  }
}
