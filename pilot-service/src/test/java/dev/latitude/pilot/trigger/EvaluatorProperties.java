package dev.latitude.pilot.trigger;

import static dev.latitude.pilot.trigger.TriggerFixture.FIRST_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.trigger.Trigger.Kind;
import dev.latitude.pilot.trigger.Trigger.Mode;
import dev.latitude.pilot.trigger.Trigger.Operator;
import dev.latitude.pilot.trigger.Trigger.Threshold;
import dev.latitude.pilot.trigger.Trigger.Threshold.Basis;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class EvaluatorProperties {
  private static final BigDecimal BASELINE = new BigDecimal("2.5");

  @Property
  void the_order_of_arrival_never_changes_the_judgement(
      @ForAll("triggers") Trigger trigger,
      @ForAll("series") List<Reading> series,
      @ForAll Random random) {
    var shuffled = new ArrayList<>(series);
    Collections.shuffle(shuffled, random);
    assertThat(judge(trigger, shuffled)).isEqualTo(judge(trigger, series));
  }

  @Property
  void a_value_inside_the_limits_never_breaches(
      @ForAll("triggers") Trigger trigger,
      @ForAll("series") List<Reading> series,
      @ForAll @IntRange(min = 0, max = 20) int day) {
    var others = series.stream().filter(reading -> !isOn(reading, day)).toList();
    var before = judge(trigger, others).verdict();
    var inside = reading(day, limit(trigger), 50);
    var after =
        judge(trigger, Stream.concat(others.stream(), Stream.of(inside)).toList()).verdict();
    if (!isBreach(before)) {
      assertThat(after).isEqualTo(Verdict.WITHIN);
    }
  }

  @Property
  void a_sample_that_is_too_small_never_changes_the_verdict(
      @ForAll("triggers") Trigger trigger,
      @ForAll("series") List<Reading> series,
      @ForAll @IntRange(min = 0, max = 20) int day,
      @ForAll("values") BigDecimal value) {
    var others = series.stream().filter(reading -> !isOn(reading, day)).toList();
    var small = reading(day, value, trigger.minimumSample() - 1);
    assertThat(judge(trigger, Stream.concat(others.stream(), Stream.of(small)).toList()).verdict())
        .isEqualTo(judge(trigger, others).verdict());
  }

  @Property
  void a_shadow_says_what_an_armed_trigger_would_and_demands_nothing(
      @ForAll("triggers") Trigger trigger, @ForAll("series") List<Reading> series) {
    var armed = judge(TriggerFixture.as(trigger, trigger.kind(), Mode.ARMED), series);
    var shadow = judge(TriggerFixture.as(trigger, trigger.kind(), Mode.SHADOW), series);
    assertThat(shadow.demands(trigger.kind())).isFalse();
    assertThat(isBreach(shadow.verdict())).isEqualTo(isBreach(armed.verdict()));
    assertThat(shadow.reason()).isEqualTo(armed.reason());
  }

  @Property
  void insufficient_data_demand_nothing(
      @ForAll("triggers") Trigger trigger, @ForAll("series") List<Reading> series) {
    var judgement = judge(trigger, series);
    if (judgement.verdict() == Verdict.INSUFFICIENT_DATA) {
      assertThat(judgement.demands(Kind.GUARDRAIL) || judgement.demands(Kind.SIGNAL)).isFalse();
    }
  }

  @Property
  void breached_means_that_as_many_breaches_as_needed_follow_one_another(
      @ForAll("triggers") Trigger trigger, @ForAll("series") List<Reading> series) {
    assertThat(isBreach(judge(trigger, series).verdict()))
        .isEqualTo(longestRow(trigger, series) >= trigger.consecutive());
  }

  @Property
  void what_was_known_when_the_trigger_was_agreed_on_never_breaches_and_counts_as_data(
      @ForAll("triggers") Trigger trigger, @ForAll("series") List<Reading> series) {
    var evaluator = new Evaluator(trigger, BASELINE, 0, 1);
    var judgement = evaluator.judge(evaluator.tally(series));
    assertThat(judgement.verdict())
        .isEqualTo(
            series.stream().anyMatch(trigger::counts) ? Verdict.WITHIN : Verdict.INSUFFICIENT_DATA);
  }

  @Property
  void above_and_below_are_each_others_mirror(
      @ForAll("triggers") Trigger trigger, @ForAll("series") List<Reading> series) {
    var mirrored =
        series.stream()
            .map(
                reading ->
                    reading(
                        (int) reading.measurement().getLeastSignificantBits(),
                        reading.value().negate(),
                        reading.sampleSize()))
            .toList();
    var here = judge(trigger, series);
    var there = judge(mirrored(trigger), mirrored);
    assertThat(there.verdict()).isEqualTo(here.verdict());
    assertThat(there.inARow()).isEqualTo(here.inARow());
    assertThat(there.measurements()).isEqualTo(here.measurements());
  }

  private static Trigger mirrored(Trigger trigger) {
    return new Trigger(
        trigger.key(),
        trigger.metric(),
        trigger.kind(),
        trigger.operator() == Operator.ABOVE ? Operator.BELOW : Operator.ABOVE,
        new Threshold(Basis.ABSOLUTE, limit(trigger).negate()),
        trigger.consecutive(),
        trigger.minimumSample(),
        trigger.mode(),
        null);
  }

  /** The rule again, in the plainest way. */
  private static int longestRow(Trigger trigger, List<Reading> series) {
    int row = 0;
    int longest = 0;
    for (var reading : series) {
      if (reading.sampleSize() >= trigger.minimumSample()) {
        int side = reading.value().compareTo(limit(trigger));
        row = (trigger.operator() == Operator.ABOVE ? side > 0 : side < 0) ? row + 1 : 0;
        longest = Math.max(longest, row);
      }
    }
    return longest;
  }

  private static BigDecimal limit(Trigger trigger) {
    return trigger.threshold().limit(BASELINE).orElseThrow();
  }

  private static boolean isBreach(Verdict verdict) {
    return verdict == Verdict.BREACHED || verdict == Verdict.SHADOW_BREACHED;
  }

  private static boolean isOn(Reading reading, int day) {
    return reading.from().equals(FIRST_DAY.plusDays(day));
  }

  private static Judgement judge(Trigger trigger, List<Reading> series) {
    return Evaluator.judge(trigger, BASELINE, series, 0);
  }

  private static Reading reading(int day, BigDecimal value, int sample) {
    var date = FIRST_DAY.plusDays(day);
    return new Reading(new UUID(0, day), date, date, value, sample, 1);
  }

  @Provide
  Arbitrary<BigDecimal> values() {
    return Arbitraries.integers().between(0, 50).map(tenths -> BigDecimal.valueOf(tenths, 1));
  }

  @Provide
  Arbitrary<List<Reading>> series() {
    var points =
        Combinators.combine(values(), Arbitraries.integers().between(0, 20)).as(Point::new);
    return points
        .list()
        .ofMaxSize(15)
        .map(
            list ->
                IntStream.range(0, list.size())
                    .mapToObj(i -> reading(i, list.get(i).value(), list.get(i).sample()))
                    .toList());
  }

  @Provide
  Arbitrary<Trigger> triggers() {
    var thresholds =
        Arbitraries.oneOf(
            values().map(value -> new Threshold(Basis.ABSOLUTE, value)),
            Arbitraries.integers()
                .between(-50, 50)
                .map(
                    percent -> new Threshold(Basis.BASELINE_PERCENT, BigDecimal.valueOf(percent))));
    return Combinators.combine(
            Arbitraries.of(Kind.values()),
            Arbitraries.of(Operator.values()),
            thresholds,
            Arbitraries.integers().between(1, 4),
            Arbitraries.integers().between(1, 10),
            Arbitraries.of(Mode.values()))
        .as(
            (kind, operator, threshold, consecutive, sample, mode) ->
                new Trigger("t", "m", kind, operator, threshold, consecutive, sample, mode, null));
  }

  private record Point(BigDecimal value, int sample) {}
}
