package dev.latitude.pilot.trigger;

import static dev.latitude.pilot.trigger.TriggerFixture.above4;
import static dev.latitude.pilot.trigger.TriggerFixture.belowBaseline;
import static dev.latitude.pilot.trigger.TriggerFixture.whenDataAreMissing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.trigger.Trigger.Kind;
import dev.latitude.pilot.trigger.Trigger.Mode;
import dev.latitude.pilot.trigger.Trigger.NoData.Action;
import dev.latitude.pilot.trigger.Trigger.Operator;
import dev.latitude.pilot.trigger.Trigger.Threshold;
import dev.latitude.pilot.trigger.Trigger.Threshold.Basis;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class TriggerChangesTest {
  private static final BigDecimal BASELINE = new BigDecimal("4.2");

  @Test
  void nothing_differs_between_equal_triggers_however_their_limit_is_written() {
    assertThat(changes(above4(1, 1), limit(above4(1, 1), Basis.ABSOLUTE, "4.00"))).isEmpty();
  }

  @Test
  void a_limit_nearer_by_is_tighter_on_either_side() {
    assertThat(changes(above4(1, 1), limit(above4(1, 1), Basis.ABSOLUTE, "3")))
        .containsExactly("errors-rise TIGHTENED threshold: 4 -> 3");
    assertThat(changes(above4(1, 1), limit(above4(1, 1), Basis.ABSOLUTE, "4.5")))
        .containsExactly("errors-rise LOOSENED threshold: 4 -> 4.5");
    assertThat(changes(belowBaseline("-10"), belowBaseline("-5")))
        .containsExactly(
            "score-falls TIGHTENED threshold: 3.78 (-10% from the baseline 4.2) -> 3.99 (-5% from the baseline 4.2)");
    assertThat(changes(belowBaseline("-10"), belowBaseline("-20")))
        .containsExactly(
            "score-falls LOOSENED threshold: 3.78 (-10% from the baseline 4.2) -> 3.36 (-20% from the baseline 4.2)");
  }

  @Test
  void a_limit_is_compared_where_it_acts() {
    assertThat(changes(belowBaseline("-10"), limit(belowBaseline("0"), Basis.ABSOLUTE, "4")))
        .containsExactly("score-falls TIGHTENED threshold: 3.78 (-10% from the baseline 4.2) -> 4");
    assertThat(changes(belowBaseline("-10"), limit(belowBaseline("0"), Basis.ABSOLUTE, "3.78")))
        .containsExactly(
            "score-falls CHANGED threshold: 3.78 (-10% from the baseline 4.2) -> 3.78");
  }

  @Test
  void acting_later_on_fewer_numbers_or_less_is_looser() {
    assertThat(changes(above4(1, 1), above4(2, 5)))
        .containsExactly(
            "errors-rise LOOSENED consecutive: 1 -> 2",
            "errors-rise LOOSENED minimumSample: 1 -> 5");
    assertThat(changes(above4(2, 5), above4(1, 1)))
        .containsExactly(
            "errors-rise TIGHTENED consecutive: 2 -> 1",
            "errors-rise TIGHTENED minimumSample: 5 -> 1");
    var signal = TriggerFixture.as(above4(1, 1), Kind.SIGNAL, Mode.ARMED);
    assertThat(changes(above4(1, 1), signal))
        .containsExactly("errors-rise LOOSENED kind: GUARDRAIL -> SIGNAL");
    assertThat(changes(signal, above4(1, 1)))
        .containsExactly("errors-rise TIGHTENED kind: SIGNAL -> GUARDRAIL");
  }

  @Test
  void out_of_the_shadow_a_trigger_is_armed_and_into_it_loosened() {
    var shadow = TriggerFixture.as(above4(1, 1), Kind.GUARDRAIL, Mode.SHADOW);
    assertThat(changes(shadow, above4(1, 1)))
        .containsExactly("errors-rise ARMED mode: SHADOW -> ARMED");
    assertThat(changes(above4(1, 1), shadow))
        .containsExactly("errors-rise LOOSENED mode: ARMED -> SHADOW");
  }

  @Test
  void another_metric_or_side_is_neither_looser_nor_tighter() {
    var was = above4(1, 1);
    var is =
        new Trigger(
            was.key(),
            "client-score",
            was.kind(),
            Operator.BELOW,
            new Threshold(Basis.ABSOLUTE, new BigDecimal("3")),
            1,
            1,
            Mode.ARMED,
            null);
    assertThat(changes(was, is))
        .containsExactly(
            "errors-rise CHANGED metric: error-rate -> client-score",
            "errors-rise CHANGED operator: ABOVE -> BELOW",
            "errors-rise CHANGED threshold: 4 -> 3");
  }

  @Test
  void waiting_longer_for_data_is_looser_and_doing_more_is_tighter() {
    var pausing = whenDataAreMissing(Action.PAUSE, "P10D");
    assertThat(changes(pausing, whenDataAreMissing(Action.PAUSE, "P14D")))
        .containsExactly("errors-rise LOOSENED noData: PAUSE after P10D -> PAUSE after P14D");
    assertThat(changes(whenDataAreMissing(Action.NOTIFY, "P10D"), pausing))
        .containsExactly("errors-rise TIGHTENED noData: NOTIFY after P10D -> PAUSE after P10D");
    assertThat(changes(pausing, above4(1, 5)))
        .containsExactly("errors-rise LOOSENED noData: PAUSE after P10D -> null");
  }

  @Test
  void what_is_added_and_removed_is_told_in_words() {
    var changes =
        TriggerChanges.between(List.of(above4(1, 1)), List.of(belowBaseline("-10")), _ -> BASELINE);
    assertThat(changes.stream().map(TriggerChangesTest::inWords))
        .containsExactly(
            "score-falls ADDED null: null -> GUARDRAIL on client-score below 3.78 (-10% from the baseline 4.2), 1 in a row, sample 1, ARMED",
            "errors-rise REMOVED null: GUARDRAIL on error-rate above 4, 1 in a row, sample 1, ARMED -> null");
    assertThat(TriggerChanges.judgingAnew(changes)).containsExactly("score-falls");
  }

  @Test
  void only_what_values_are_held_against_makes_a_trigger_judge_anew() {
    var waiting = whenDataAreMissing(Action.PAUSE, "P10D");
    var changes =
        TriggerChanges.between(
            List.of(waiting), List.of(whenDataAreMissing(Action.NOTIFY, "P3D")), _ -> null);
    assertThat(changes).hasSize(1);
    assertThat(TriggerChanges.judgingAnew(changes)).isEmpty();
    assertThat(TriggerChanges.waitingAnew(changes)).containsExactly("errors-rise");
    var shadow = TriggerFixture.as(waiting, Kind.GUARDRAIL, Mode.SHADOW);
    assertThat(
            TriggerChanges.judgingAnew(
                TriggerChanges.between(List.of(shadow), List.of(waiting), _ -> null)))
        .containsExactly("errors-rise");
  }

  private static Trigger limit(Trigger trigger, Basis basis, String value) {
    return new Trigger(
        trigger.key(),
        trigger.metric(),
        trigger.kind(),
        trigger.operator(),
        new Threshold(basis, new BigDecimal(value)),
        trigger.consecutive(),
        trigger.minimumSample(),
        trigger.mode(),
        trigger.noData());
  }

  private static List<String> changes(Trigger was, Trigger is) {
    return TriggerChanges.between(List.of(was), List.of(is), _ -> BASELINE).stream()
        .map(TriggerChangesTest::inWords)
        .toList();
  }

  private static String inWords(TriggerChange change) {
    return "%s %s %s: %s -> %s"
        .formatted(
            change.trigger(), change.change(), change.property(), change.from(), change.to());
  }
}
