package dev.latitude.pilot.trigger;

import static dev.latitude.pilot.trigger.TriggerFixture.FIRST_DAY;
import static dev.latitude.pilot.trigger.TriggerFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.trigger.Trigger.Kind;
import dev.latitude.pilot.trigger.Trigger.Mode;
import dev.latitude.pilot.trigger.Trigger.NoData.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What no data mean, whatever was measured and however long the grace is. */
class SilenceProperties {
  @Property
  void the_grace_is_over_exactly_so_many_days_after_the_last_data_or_the_start(
      @ForAll("triggers") Trigger trigger,
      @ForAll("samples") List<Integer> samples,
      @ForAll @IntRange(min = -30, max = 60) int inForce) {
    var inForceFrom = FIRST_DAY.plusDays(inForce);
    var silence = silence(trigger, series(samples), inForceFrom);
    var last =
        IntStream.range(0, samples.size())
            .filter(i -> samples.get(i) >= trigger.minimumSample())
            .mapToObj(FIRST_DAY::plusDays)
            .reduce(inForceFrom.minusDays(1), (a, b) -> a.isAfter(b) ? a : b);
    assertThat(silence.since()).isEqualTo(last);
    var lastOfGrace = last.plus(silence.noData().grace());
    assertThat(silence.isTooLongOn(lastOfGrace)).isFalse();
    assertThat(silence.isTooLongOn(lastOfGrace.plusDays(1))).isTrue();
  }

  @Property
  void more_data_never_make_them_missing_earlier_and_their_order_never_matters(
      @ForAll("triggers") Trigger trigger,
      @ForAll("samples") List<Integer> samples,
      @ForAll Random random) {
    var series = series(samples);
    var missing = silence(trigger, series, FIRST_DAY).missingFrom();
    for (int i = 0; i < series.size(); i++) {
      var fewer = new ArrayList<>(series);
      fewer.remove(i);
      assertThat(silence(trigger, fewer, FIRST_DAY).missingFrom()).isBeforeOrEqualTo(missing);
    }
    Collections.shuffle(series, random);
    assertThat(silence(trigger, series, FIRST_DAY).missingFrom()).isEqualTo(missing);
  }

  @Property
  void missing_data_never_revert_and_only_what_is_armed_pauses(
      @ForAll("triggers") Trigger trigger, @ForAll("samples") List<Integer> samples) {
    var silence = silence(trigger, series(samples), FIRST_DAY);
    var judgement = silence.judgement(new Evaluator(trigger, null, 0));
    assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(judgement.demands(Kind.GUARDRAIL) || judgement.demands(Kind.SIGNAL)).isFalse();
    assertThat(silence.pauses())
        .isEqualTo(trigger.armed() && silence.noData().action() == Action.PAUSE);
  }

  private static Silence silence(Trigger trigger, List<Reading> series, LocalDate inForceFrom) {
    var tally = new Evaluator(trigger, null, 0).tally(series);
    return Silence.of(trigger, tally, inForceFrom).orElseThrow();
  }

  private static List<Reading> series(List<Integer> samples) {
    var series = new ArrayList<Reading>();
    for (int day = 0; day < samples.size(); day++) {
      series.add(reading(day, "9", samples.get(day)));
    }
    return series;
  }

  @Provide
  Arbitrary<List<Integer>> samples() {
    return Arbitraries.integers().between(0, 10).list().ofMaxSize(15);
  }

  @Provide
  Arbitrary<Trigger> triggers() {
    return Combinators.combine(
            Arbitraries.of(Action.NOTIFY, Action.PAUSE),
            Arbitraries.integers().between(0, 40),
            Arbitraries.of(Kind.values()),
            Arbitraries.of(Mode.values()))
        .as(
            (action, grace, kind, mode) ->
                TriggerFixture.as(
                    TriggerFixture.whenDataAreMissing(action, "P" + grace + "D"), kind, mode));
  }
}
