package dev.latitude.bench.functions;

import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Reading;
import dev.latitude.pilot.trigger.Tally;
import dev.latitude.pilot.trigger.Trigger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A trigger of the weekly client report, and a hundred days within its limit. */
@State(Scope.Benchmark)
public class TriggerEvaluator {
  private static final int DAYS = 100;

  private final Evaluator evaluator =
      new Evaluator(
          new Trigger(
              "score-falls",
              "client-score",
              Trigger.Kind.GUARDRAIL,
              Trigger.Operator.BELOW,
              new Trigger.Threshold(
                  Trigger.Threshold.Basis.BASELINE_PERCENT, new BigDecimal("-10")),
              2,
              5,
              Trigger.Mode.ARMED,
              null),
          new BigDecimal("4.2"),
          0);
  private final List<Reading> series =
      IntStream.range(0, DAYS).mapToObj(TriggerEvaluator::reading).toList();
  private final Tally before = evaluator.tally(series.subList(0, DAYS - 1));
  private final Reading next = series.getLast();

  private static Reading reading(int day) {
    var date = LocalDate.of(2026, 1, 1).plusDays(day);
    return new Reading(
        new UUID(0x7000L, Long.MIN_VALUE | day),
        date,
        date,
        BigDecimal.valueOf(390 + day % 50, 2),
        25,
        day + 1L);
  }

  /** What a reported value costs, however many came before. */
  @Benchmark
  public Judgement one_more_value_is_judged() {
    return evaluator.judge(evaluator.add(before, next));
  }

  /** What a correction in the past costs. */
  @Benchmark
  public Judgement a_hundred_values_are_judged() {
    return evaluator.judge(evaluator.tally(series));
  }
}
