package dev.latitude.pilot.trigger;

import static dev.latitude.pilot.trigger.TriggerFixture.FIRST_DAY;
import static dev.latitude.pilot.trigger.TriggerFixture.above4;
import static dev.latitude.pilot.trigger.TriggerFixture.reading;
import static dev.latitude.pilot.trigger.TriggerFixture.whenDataAreMissing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.trigger.Trigger.Kind;
import dev.latitude.pilot.trigger.Trigger.Mode;
import dev.latitude.pilot.trigger.Trigger.NoData.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private static final Trigger TEN_DAYS = whenDataAreMissing(Action.PAUSE, "P10D");

  @Test
  void the_grace_begins_after_the_last_day_with_data() {
    var silence = Silence.of(TEN_DAYS, tally(reading(3, "1")), FIRST_DAY).orElseThrow();
    assertThat(silence.since()).isEqualTo(FIRST_DAY.plusDays(3));
    assertThat(silence.isTooLongOn(FIRST_DAY.plusDays(13))).isFalse();
    assertThat(silence.isTooLongOn(FIRST_DAY.plusDays(14))).isTrue();
  }

  @Test
  void before_the_rights_came_into_force_nobody_waited_for_data() {
    assertThat(Silence.of(TEN_DAYS, Tally.EMPTY, FIRST_DAY).orElseThrow().missingFrom())
        .isEqualTo(FIRST_DAY.plusDays(10));
    var resumedLater = FIRST_DAY.plusDays(60);
    assertThat(
            Silence.of(TEN_DAYS, tally(reading(3, "1")), resumedLater).orElseThrow().missingFrom())
        .isEqualTo(FIRST_DAY.plusDays(70));
  }

  @Test
  void a_sample_that_is_too_small_is_no_data() {
    assertThat(Silence.of(TEN_DAYS, tally(reading(3, "1", 4)), FIRST_DAY).orElseThrow().since())
        .isEqualTo(FIRST_DAY.minusDays(1));
  }

  @Test
  void where_nothing_or_hold_was_agreed_nobody_waits() {
    assertThat(Silence.of(above4(1, 1), Tally.EMPTY, FIRST_DAY)).isEmpty();
    assertThat(Silence.of(whenDataAreMissing(Action.HOLD, "P10D"), Tally.EMPTY, FIRST_DAY))
        .isEmpty();
  }

  @Test
  void missing_data_are_insufficient_data_and_demand_nothing_by_themselves() {
    var silence = Silence.of(TEN_DAYS, tally(reading(3, "1")), FIRST_DAY).orElseThrow();
    var judgement = silence.judgement(new Evaluator(TEN_DAYS, null, 0));
    assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(judgement.demands(Kind.GUARDRAIL)).isFalse();
    assertThat(judgement.reason())
        .isEqualTo(
            "error-rate has had no measurement with a sample of at least 5 since 2026-03-05, and P10D of grace have passed.");
    assertThat(silence.pauses()).isTrue();
    var shadow = TriggerFixture.as(TEN_DAYS, Kind.SIGNAL, Mode.SHADOW);
    assertThat(Silence.of(shadow, Tally.EMPTY, FIRST_DAY).orElseThrow().pauses()).isFalse();
  }

  private static Tally tally(Reading... readings) {
    return new Evaluator(TEN_DAYS, null, 0).tally(List.of(readings));
  }
}
