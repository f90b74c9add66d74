package dev.latitude.pilot.trigger;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Judges a series of measurements by a trigger. A pure function of what was measured: neither the
 * order in which values arrived nor the time of asking plays a part.
 *
 * <p>A breach is a row of as many breaching values as the trigger asks for, anywhere in the series;
 * were it only the end of the series, a late report of an earlier week would undo it.
 */
public final class Evaluator {
  private Evaluator() {}

  /**
   * Says what the trigger says about the series.
   *
   * @param baseline the frozen baseline of the trigger's metric
   * @param readings the current measurements of the trigger's metric, whose periods do not overlap
   * @param settled the pilot's version up to which the parties have talked everything through: a
   *     row of breaches that has nothing newer in it is not held against the pilot again
   */
  public static Judgement judge(
      Trigger trigger, @Nullable BigDecimal baseline, Collection<Reading> readings, long settled) {
    var counted =
        readings.stream().filter(trigger::counts).sorted(comparing(Reading::from)).toList();
    var limit = trigger.threshold().limit(baseline).map(Evaluator::plain);
    if (limit.isEmpty()) {
      return insufficient(trigger, null, counted, Reasons.noBaseline(trigger));
    }
    if (counted.isEmpty()) {
      return insufficient(
          trigger, limit.get(), counted, Reasons.nothingCounts(trigger, readings.size()));
    }
    var rows = rowsOfBreaches(trigger, limit.get(), counted);
    return breach(trigger, rows, settled)
        .map(row -> breached(trigger, limit.get(), baseline, counted, row))
        .orElseGet(() -> within(trigger, limit.get(), baseline, counted, rows));
  }

  /** The longest stretches of values that breach one after the other, in order. */
  private static List<List<Reading>> rowsOfBreaches(
      Trigger trigger, BigDecimal limit, List<Reading> counted) {
    var rows = new ArrayList<List<Reading>>();
    boolean inRow = false;
    for (var reading : counted) {
      boolean breaches = trigger.operator().isBreachedBy(reading.value(), limit);
      if (breaches && !inRow) {
        rows.add(new ArrayList<>());
      }
      if (breaches) {
        rows.getLast().add(reading);
      }
      inRow = breaches;
    }
    return rows;
  }

  private static Optional<List<Reading>> breach(
      Trigger trigger, List<List<Reading>> rows, long settled) {
    return rows.reversed().stream()
        .filter(row -> row.size() >= trigger.consecutive())
        .filter(row -> row.stream().anyMatch(reading -> reading.revision() > settled))
        .findFirst();
  }

  private static Judgement breached(
      Trigger trigger,
      BigDecimal limit,
      @Nullable BigDecimal baseline,
      List<Reading> counted,
      List<Reading> row) {
    return new Judgement(
        trigger,
        trigger.armed() ? Verdict.BREACHED : Verdict.SHADOW_BREACHED,
        limit,
        row.getLast().value(),
        row.size(),
        ids(counted),
        Reasons.breached(trigger, limit, baseline, row));
  }

  private static Judgement within(
      Trigger trigger,
      BigDecimal limit,
      @Nullable BigDecimal baseline,
      List<Reading> counted,
      List<List<Reading>> rows) {
    var last = counted.getLast();
    boolean endsInBreach = !rows.isEmpty() && rows.getLast().contains(last);
    List<Reading> row = endsInBreach ? rows.getLast() : List.of();
    return new Judgement(
        trigger,
        Verdict.WITHIN,
        limit,
        last.value(),
        row.size(),
        ids(counted),
        row.isEmpty()
            ? Reasons.within(trigger, limit, baseline, last)
            : Reasons.notYet(trigger, limit, baseline, row));
  }

  private static Judgement insufficient(
      Trigger trigger, @Nullable BigDecimal limit, List<Reading> counted, String reason) {
    return new Judgement(trigger, Verdict.INSUFFICIENT_DATA, limit, null, 0, ids(counted), reason);
  }

  private static List<UUID> ids(List<Reading> readings) {
    return readings.stream().map(Reading::measurement).toList();
  }

  /** Without the zeros that multiplying leaves behind, and never as 1E+2. */
  private static BigDecimal plain(BigDecimal limit) {
    return new BigDecimal(limit.stripTrailingZeros().toPlainString());
  }
}
