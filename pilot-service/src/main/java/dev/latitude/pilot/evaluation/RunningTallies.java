package dev.latitude.pilot.evaluation;

import static java.util.stream.Collectors.toMap;

import dev.latitude.pilot.pilot.Pilot;
import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Reading;
import dev.latitude.pilot.trigger.Silence;
import dev.latitude.pilot.trigger.Tally;
import dev.latitude.pilot.trigger.Trigger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings what triggers remember up to date with the measurements. A trigger that has looked at
 * every day before the change goes on from there; one whose past has changed, or that counts by
 * another rule than before, begins again. Either way the series is read once, from the first day
 * that any of them needs.
 */
@ApplicationScoped
class RunningTallies {
  private final TriggerStates states;
  private final MeasuredSeries series;

  RunningTallies(TriggerStates states, MeasuredSeries series) {
    this.states = states;
    this.series = series;
  }

  /**
   * The triggers on the metrics that changed. What was recorded must be in the database, and the
   * caller holds the pilot's lock.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Running> after(Pilot pilot, Map<String, LocalDate> changedSince) {
    return upToDate(pilot, trigger -> changedSince.containsKey(trigger.metric()), changedSince);
  }

  /** All triggers of the pilot, when nothing has changed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Running> all(Pilot pilot) {
    return upToDate(pilot, _ -> true, Map.of());
  }

  /**
   * What all triggers have counted, for readers: they hold no lock and keep nothing. What is
   * remembered is up to date, since whatever changes the numbers brings it there in the same
   * transaction; only what was never counted, or by another rule, is counted here.
   */
  @Transactional
  public Map<String, Tally> seen(Pilot pilot) {
    var known = states.of(pilot.id());
    var tallies = new HashMap<String, Tally>();
    var uncounted = new ArrayList<Evaluator>();
    for (var trigger : pilot.terms().triggers()) {
      var evaluator = pilot.evaluator(trigger);
      var state = known.get(trigger.key());
      tallies.put(trigger.key(), state == null ? Tally.EMPTY : state.countedBy(evaluator.rule()));
      if (state == null || !state.isCountedBy(evaluator.rule())) {
        uncounted.add(evaluator);
      }
    }
    series.read(
        pilot.id(),
        uncounted.stream()
            .map(evaluator -> evaluator.trigger().metric())
            .distinct()
            .collect(toMap(Function.identity(), _ -> MeasuredSeries.BEGINNING)),
        (metric, reading) ->
            uncounted.stream()
                .filter(evaluator -> evaluator.trigger().metric().equals(metric))
                .forEach(
                    evaluator ->
                        tallies.computeIfPresent(
                            evaluator.trigger().key(),
                            (_, tally) -> evaluator.add(tally, reading))));
    return tallies;
  }

  private List<Running> upToDate(
      Pilot pilot, Predicate<Trigger> which, Map<String, LocalDate> changedSince) {
    var known = states.of(pilot.id());
    var running =
        pilot.terms().triggers().stream()
            .filter(which)
            .map(trigger -> running(pilot, trigger, known.get(trigger.key())))
            .toList();
    running.forEach(one -> one.startFrom(changedSince.get(one.trigger().metric())));
    series.read(
        pilot.id(),
        neededAfter(running),
        (metric, reading) ->
            running.stream()
                .filter(one -> one.trigger().metric().equals(metric))
                .forEach(one -> one.see(reading)));
    running.forEach(Running::keep);
    return running;
  }

  private Running running(Pilot pilot, Trigger trigger, @Nullable TriggerState state) {
    return new Running(
        pilot, trigger, state == null ? states.add(pilot.id(), trigger.key()) : state);
  }

  private static Map<String, LocalDate> neededAfter(List<Running> running) {
    var after = new HashMap<String, LocalDate>();
    for (var one : running) {
      var through = one.tally().through();
      after.merge(
          one.trigger().metric(),
          through == null ? MeasuredSeries.BEGINNING : through,
          (a, b) -> a.isBefore(b) ? a : b);
    }
    return after;
  }

  /** One trigger at work. */
  static final class Running {
    private final Pilot pilot;
    private final TriggerState state;
    private final Evaluator evaluator;
    private Tally tally;

    Running(Pilot pilot, Trigger trigger, TriggerState state) {
      this.pilot = pilot;
      this.state = state;
      this.evaluator = pilot.evaluator(trigger);
      this.tally = state.countedBy(evaluator.rule());
    }

    private void startFrom(@Nullable LocalDate changed) {
      if (changed != null) {
        tally = tally.unlessChanged(changed);
      }
    }

    private void see(Reading reading) {
      if (tally.goesOnAt(reading.from())) {
        tally = evaluator.add(tally, reading);
      }
    }

    private void keep() {
      state.keep(evaluator.rule(), tally);
    }

    Trigger trigger() {
      return evaluator.trigger();
    }

    Tally tally() {
      return tally;
    }

    Judgement judgement() {
      return evaluator.judge(tally);
    }

    /** How long there have been no data, unless that was told already. */
    Optional<Silence> untoldSilence() {
      return pilot
          .silence(trigger(), tally)
          .filter(silence -> !state.isToldMissingSince(silence.since()));
    }

    void forgetWhatWasTold() {
      state.forgetWhatWasTold();
    }

    Judgement missing(Silence silence) {
      state.tellMissingSince(silence.since());
      return silence.judgement(evaluator);
    }
  }
}
