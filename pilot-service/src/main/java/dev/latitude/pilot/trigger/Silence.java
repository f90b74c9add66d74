package dev.latitude.pilot.trigger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The days since a trigger last had data. A pure function of what was measured and of the day the
 * rights came into force: before that day, nobody was waiting for data.
 *
 * @param since the last day with data, or the day before the rights came into force
 * @param missingFrom the first day on which the grace is over
 */
public record Silence(
    Trigger trigger, Trigger.NoData noData, LocalDate since, LocalDate missingFrom) {

  /** None for a trigger to which missing data mean nothing. */
  public static Optional<Silence> of(Trigger trigger, Tally tally, LocalDate inForceFrom) {
    var noData = trigger.noData();
    if (noData == null || noData.action() == Trigger.NoData.Action.HOLD) {
      return Optional.empty();
    }
    var since = latest(lastDay(tally), inForceFrom.minusDays(1));
    return Optional.of(new Silence(trigger, noData, since, since.plus(noData.grace()).plusDays(1)));
  }

  public boolean isTooLongOn(LocalDate today) {
    return !today.isBefore(missingFrom);
  }

  /** Whether it calls for a talk, and not only for a word; in the shadow nothing acts. */
  public boolean pauses() {
    return noData.action() == Trigger.NoData.Action.PAUSE && trigger.armed();
  }

  /** Missing data neither revert nor graduate. */
  public Judgement judgement(Evaluator evaluator) {
    @Nullable BigDecimal noValue = null;
    return new Judgement(
        trigger,
        Verdict.INSUFFICIENT_DATA,
        evaluator.limit(),
        noValue,
        0,
        List.<UUID>of(),
        Reasons.missing(trigger, this));
  }

  private static @Nullable LocalDate lastDay(Tally tally) {
    var last = tally.last();
    return last == null ? null : last.to();
  }

  private static LocalDate latest(@Nullable LocalDate one, LocalDate other) {
    return one != null && one.isAfter(other) ? one : other;
  }
}
