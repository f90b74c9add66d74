package dev.latitude.pilot.trigger;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges a series of measurements by a trigger. A pure function of what was measured: neither the
 * order in which values arrived nor the time of asking plays a part.
 *
 * <p>A breach is a row of as many breaching values as the trigger asks for, anywhere in the series;
 * were it only the end of the series, a late report of an earlier week would undo it.
 *
 * <p>It looks at the series once, from the first day on, and keeps a {@link Tally}. A tally can be
 * kept and gone on with when a later day is measured, also when more has been settled since: what
 * is settled is everything the pilot knew at some moment, so it is all of what a tally has seen, or
 * no more than when it was made.
 *
 * @param baseline the frozen baseline of the trigger's metric
 * @param settled the pilot's version up to which the parties have talked everything through: a row
 *     of breaches that has nothing newer in it is not held against the pilot again
 * @param judgedAfter the pilot's version at which the trigger took the form it has: what was known
 *     by then was judged as was agreed then, so it counts as data and never as a breach
 */
public record Evaluator(
    Trigger trigger, @Nullable BigDecimal baseline, long settled, long judgedAfter) {

  /** A trigger that has had its form from the beginning. */
  public Evaluator(Trigger trigger, @Nullable BigDecimal baseline, long settled) {
    this(trigger, baseline, settled, 0);
  }

  /** What the trigger says about the current measurements of its metric, in whatever order. */
  public static Judgement judge(
      Trigger trigger, @Nullable BigDecimal baseline, Collection<Reading> readings, long settled) {
    var evaluator = new Evaluator(trigger, baseline, settled);
    return evaluator.judge(evaluator.tally(readings));
  }

  /** The tally of a whole series whose periods do not overlap. */
  public Tally tally(Collection<Reading> readings) {
    var tally = Tally.EMPTY;
    for (var reading : readings.stream().sorted(comparing(Reading::from)).toList()) {
      tally = add(tally, reading);
    }
    return tally;
  }

  /** The tally after one more reading, of later days than all before it. */
  public Tally add(Tally tally, Reading reading) {
    if (!tally.goesOnAt(reading.from())) {
      throw new IllegalArgumentException(
          "The tally has looked at " + tally.through() + " already: " + reading);
    }
    if (!trigger.counts(reading)) {
      return tally.skip(reading);
    }
    return reading.revision() > judgedAfter && isBeyond(reading)
        ? tally.beyond(reading, trigger.consecutive(), settled)
        : tally.inside(reading);
  }

  /** On the wrong side of the limit, which is no breach where it was known before. */
  public boolean isBeyond(Reading reading) {
    var limit = limit();
    return limit != null && trigger.operator().isBreachedBy(reading.value(), limit);
  }

  /** What the trigger says about the series that the tally was made of. */
  public Judgement judge(Tally tally) {
    var limit = limit();
    if (limit == null) {
      return insufficient(null, Reasons.noBaseline(trigger));
    }
    var last = tally.last();
    if (last == null) {
      return insufficient(limit, Reasons.nothingCounts(trigger, tally.tooSmall()));
    }
    var breach = tally.breach();
    if (breach != null && breach.actsAt(trigger.consecutive(), settled)) {
      return judgement(
          trigger.armed() ? Verdict.BREACHED : Verdict.SHADOW_BREACHED,
          limit,
          breach,
          Reasons.breached(trigger, limit, baseline, breach));
    }
    var row = tally.row();
    return row == null
        ? new Judgement(
            trigger,
            Verdict.WITHIN,
            limit,
            last.value(),
            0,
            List.of(last.measurement()),
            isBeyond(last)
                ? Reasons.knownBefore(trigger, limit, baseline, last)
                : Reasons.within(trigger, limit, baseline, last))
        : judgement(Verdict.WITHIN, limit, row, Reasons.notYet(trigger, limit, baseline, row));
  }

  /** By what a tally is counted: one that was counted by another rule must be made again. */
  public String rule() {
    var limit = limit();
    return "%s %s, %d in a row, sample %d%s"
        .formatted(
            trigger.operator(),
            limit == null ? "?" : limit.toPlainString(),
            trigger.consecutive(),
            trigger.minimumSample(),
            judgedAfter == 0 ? "" : ", after " + judgedAfter);
  }

  private Judgement judgement(Verdict verdict, BigDecimal limit, Tally.Row row, String reason) {
    return new Judgement(
        trigger, verdict, limit, row.last().value(), row.length(), row.latest(), reason);
  }

  private Judgement insufficient(@Nullable BigDecimal limit, String reason) {
    List<UUID> nothing = List.of();
    return new Judgement(trigger, Verdict.INSUFFICIENT_DATA, limit, null, 0, nothing, reason);
  }

  /** Without the zeros that multiplying leaves behind, and never as 1E+2. */
  public @Nullable BigDecimal limit() {
    return trigger
        .threshold()
        .limit(baseline)
        .map(limit -> new BigDecimal(limit.stripTrailingZeros().toPlainString()))
        .orElse(null);
  }
}
