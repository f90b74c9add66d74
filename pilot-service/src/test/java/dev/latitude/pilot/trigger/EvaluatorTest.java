package dev.latitude.pilot.trigger;

import static dev.latitude.pilot.trigger.TriggerFixture.above4;
import static dev.latitude.pilot.trigger.TriggerFixture.as;
import static dev.latitude.pilot.trigger.TriggerFixture.belowBaseline;
import static dev.latitude.pilot.trigger.TriggerFixture.reading;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.pilot.trigger.Trigger.Kind;
import dev.latitude.pilot.trigger.Trigger.Mode;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluatorTest {
  private static final BigDecimal BASELINE = new BigDecimal("4.20");

  @ParameterizedTest
  @CsvSource({"3.999999, WITHIN", "4, WITHIN", "4.000000, WITHIN", "4.000001, BREACHED"})
  void the_limit_itself_is_not_above_it(String value, Verdict verdict) {
    assertThat(judge(above4(1, 1), reading(0, value)).verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({
    "-10, 3.78, WITHIN",
    "-10, 3.779999, BREACHED",
    "5, 4.41, WITHIN",
    "5, 4.409999, BREACHED",
    "-33.333333, 2.8000000139, BREACHED",
    "-33.333333, 2.800000014, WITHIN",
    "-100, 0, WITHIN"
  })
  void a_limit_in_percent_of_the_baseline_is_exact(String percent, String value, Verdict verdict) {
    assertThat(judge(belowBaseline(percent), reading(0, value)).verdict()).isEqualTo(verdict);
  }

  @Test
  void breaches_must_follow_one_another() {
    assertThat(judge(above4(2, 1), reading(0, "5"), reading(1, "3"), reading(2, "5")).verdict())
        .isEqualTo(Verdict.WITHIN);
    assertThat(judge(above4(2, 1), reading(0, "3"), reading(1, "5"), reading(2, "6")).verdict())
        .isEqualTo(Verdict.BREACHED);
  }

  @Test
  void a_sample_that_is_too_small_neither_breaches_nor_ends_a_row() {
    assertThat(judge(above4(1, 10), reading(0, "5", 9)).verdict())
        .isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(
            judge(above4(2, 10), reading(0, "5", 10), reading(1, "3", 9), reading(2, "5", 10))
                .verdict())
        .isEqualTo(Verdict.BREACHED);
  }

  @Test
  void a_row_of_breaches_counts_also_when_better_days_follow() {
    var judgement = judge(above4(2, 1), reading(0, "5"), reading(1, "6"), reading(2, "3"));
    assertThat(judgement.verdict()).isEqualTo(Verdict.BREACHED);
    assertThat(judgement.value()).isEqualTo("6");
    assertThat(judgement.inARow()).isEqualTo(2);
  }

  @Test
  void what_was_talked_through_is_not_held_against_the_pilot_again_but_one_more_breach_is() {
    var known = List.of(reading(0, "5"), reading(1, "6"));
    long afterBoth = known.getLast().revision();
    assertThat(Evaluator.judge(above4(2, 1), null, known, afterBoth).verdict())
        .isEqualTo(Verdict.WITHIN);
    assertThat(
            Evaluator.judge(
                    above4(2, 1),
                    null,
                    List.of(known.getFirst(), known.getLast(), reading(2, "7")),
                    afterBoth)
                .verdict())
        .isEqualTo(Verdict.BREACHED);
  }

  @Test
  void a_shadow_breach_is_told_as_such_and_demands_nothing() {
    for (var kind : Kind.values()) {
      var judgement = judge(as(above4(1, 1), kind, Mode.SHADOW), reading(0, "5"));
      assertThat(judgement.verdict()).isEqualTo(Verdict.SHADOW_BREACHED);
      assertThat(judgement.demands(kind)).isFalse();
    }
  }

  @Test
  void without_a_baseline_a_relative_trigger_cannot_tell() {
    var judgement = Evaluator.judge(belowBaseline("-10"), null, List.of(reading(0, "1")), 0);
    assertThat(judgement.verdict()).isEqualTo(Verdict.INSUFFICIENT_DATA);
    assertThat(judgement.limit()).isNull();
    assertThat(judgement.reason())
        .isEqualTo(
            "client-score has no frozen baseline that a limit in percent could be made from.");
  }

  @Test
  void every_verdict_gives_its_reason_in_numbers() {
    assertThat(judge(belowBaseline("-10"), reading(0, "3.70", 40)).reason())
        .isEqualTo(
            "client-score was 3.7 from 2026-03-02 to 2026-03-02 (sample 40), below the limit 3.78 (-10% from the baseline 4.2);"
                + " breaches in a row: 1, needed: 1.");
    assertThat(judge(belowBaseline("5"), reading(0, "4.5")).reason())
        .isEqualTo(
            "client-score was 4.5 from 2026-03-02 to 2026-03-02 (sample 10), not below the limit 4.41 (+5% from the baseline 4.2).");
    assertThat(judge(above4(3, 1), reading(0, "5"), reading(1, "5")).reason())
        .isEqualTo(
            "error-rate was 5 from 2026-03-03 to 2026-03-03 (sample 10), above the limit 4; breaches in a row: 2, needed: 3.");
    assertThat(judge(above4(1, 20), reading(0, "5")).reason())
        .isEqualTo(
            "error-rate has no measurement with a sample of at least 20; measurements with a smaller one: 1.");
    assertThat(judge(above4(1, 1)).reason())
        .isEqualTo("error-rate has no measurement with a sample of at least 1.");
    assertThat(Evaluator.judge(above4(1, 1), null, List.of(reading(0, "5")), 99).reason())
        .isEqualTo(
            "error-rate was 5 from 2026-03-02 to 2026-03-02 (sample 10), above the limit 4; breaches in a row: 1, needed: 1."
                + " All of them were known when the pilot was last resumed.");
  }

  @Test
  void what_was_known_when_the_trigger_took_its_form_is_no_breach_and_says_so() {
    var evaluator = new Evaluator(above4(1, 1), null, 0, 5);
    var before = evaluator.judge(evaluator.tally(List.of(reading(0, "5"))));
    assertThat(before.verdict()).isEqualTo(Verdict.WITHIN);
    assertThat(before.reason())
        .isEqualTo(
            "error-rate was 5 from 2026-03-02 to 2026-03-02 (sample 10), above the limit 4; it was known before this trigger was agreed on as it is, so it is no breach.");
    var after = evaluator.judge(evaluator.tally(List.of(reading(0, "5"), reading(1, "5"))));
    assertThat(after.verdict()).isEqualTo(Verdict.BREACHED);
    assertThat(after.inARow()).isEqualTo(1);
  }

  @Test
  void it_names_what_the_verdict_rests_on_and_not_the_whole_series() {
    assertThat(
            judge(above4(1, 10), reading(2, "3"), reading(0, "3"), reading(3, "3", 9))
                .measurements())
        .containsExactly(new UUID(0, 2));
    var longRow =
        judge(above4(2, 10), reading(0, "3"), reading(1, "5"), reading(2, "5"), reading(3, "5"));
    assertThat(longRow.inARow()).isEqualTo(3);
    assertThat(longRow.measurements()).containsExactly(new UUID(0, 2), new UUID(0, 3));
  }

  private static Judgement judge(Trigger trigger, Reading... readings) {
    return Evaluator.judge(trigger, BASELINE, List.of(readings), 0);
  }
}
