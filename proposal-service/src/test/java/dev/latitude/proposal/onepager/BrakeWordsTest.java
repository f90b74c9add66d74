package dev.latitude.proposal.onepager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Trigger;
import dev.latitude.proposal.proposal.Trigger.Kind;
import dev.latitude.proposal.proposal.Trigger.Mode;
import dev.latitude.proposal.proposal.Trigger.Operator;
import dev.latitude.proposal.proposal.Trigger.Threshold.Basis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrakeWordsTest {
  private static final Map<String, Metric> METRICS =
      Map.of(
          "errors", metric("errors", "Errors in the report", "%", "2"),
          "balance", metric("balance", "Balance", "EUR", "-50"),
          "new", metric("new", "Something new", "points", null));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "errors  | ABOVE | ABSOLUTE         | 4   | “Errors in the report” rises above 4\u00A0%",
        "new     | BELOW | ABSOLUTE         | 3.5 | “Something new” falls below 3.5\u00A0points",
        "errors  | ABOVE | BASELINE_PERCENT | 20  | “Errors in the report” rises more than 20\u00A0% above its baseline, that is 2.4\u00A0%",
        "errors  | BELOW | BASELINE_PERCENT | -10 | “Errors in the report” falls more than 10\u00A0% below its baseline, that is 1.8\u00A0%",
        "errors  | BELOW | BASELINE_PERCENT | 0   | “Errors in the report” falls below its baseline, that is 2\u00A0%",
        "errors  | ABOVE | BASELINE_PERCENT | 0   | “Errors in the report” rises above its baseline, that is 2\u00A0%",
        "errors  | ABOVE | BASELINE_PERCENT | -10 | “Errors in the report” rises above 90\u00A0% of its baseline, that is 1.8\u00A0%",
        "errors  | BELOW | BASELINE_PERCENT | 10  | “Errors in the report” falls below 110\u00A0% of its baseline, that is 2.2\u00A0%",
        "balance | BELOW | BASELINE_PERCENT | -10 | “Balance” falls below 90\u00A0% of its baseline, that is -45\u00A0EUR",
        "new     | BELOW | BASELINE_PERCENT | -10 | “Something new” falls more than 10\u00A0% below its baseline",
        "missing | ABOVE | ABSOLUTE         | 4   | “missing” rises above 4",
      })
  void a_condition_is_said_in_words(
      String metric, Operator operator, Basis basis, BigDecimal value, String said) {
    var trigger = trigger(metric, Kind.GUARDRAIL, operator, basis, value, 1, 1, Mode.ARMED);

    assertThat(inEnglish(trigger)).isEqualTo("Back to approvals as soon as " + said + ".");
  }

  @Test
  void a_signal_asks_for_a_talk_and_what_it_needs_is_told() {
    var trigger =
        trigger(
            "errors",
            Kind.SIGNAL,
            Operator.ABOVE,
            Basis.ABSOLUTE,
            BigDecimal.TEN,
            3,
            25,
            Mode.ARMED);

    assertThat(inEnglish(trigger))
        .isEqualTo(
            "Pause for a talk as soon as “Errors in the report” rises above 10\u00A0%, 3 times in a row, counting samples of at least 25.");
    assertThat(in(Locale.GERMAN, trigger))
        .isEqualTo(
            "Pause für ein Gespräch, sobald „Errors in the report“ über 10\u00A0% steigt, 3-mal in Folge, gezählt ab einer Stichprobe von 25.");
  }

  @Test
  void what_is_only_watched_is_no_promise() {
    var trigger =
        trigger(
            "errors",
            Kind.GUARDRAIL,
            Operator.ABOVE,
            Basis.ABSOLUTE,
            BigDecimal.TEN,
            1,
            1,
            Mode.SHADOW);

    assertThat(inEnglish(trigger))
        .isEqualTo(
            "Only watched for now, would bring approvals back: “Errors in the report” rises above 10\u00A0%.");
  }

  @Test
  void what_missing_data_bring_about_is_told() {
    assertThat(inEnglish(silent(Trigger.NoData.Action.PAUSE, Mode.ARMED)))
        .endsWith("10\u00A0%. After 10 days without numbers, pause for a talk.");
    assertThat(in(Locale.GERMAN, silent(Trigger.NoData.Action.PAUSE, Mode.ARMED)))
        .endsWith("steigt. Kommen 10 Tage lang keine Zahlen: Pause für ein Gespräch.");
    assertThat(inEnglish(silent(Trigger.NoData.Action.NOTIFY, Mode.ARMED)))
        .endsWith(". After 10 days without numbers, both are told.");
    assertThat(inEnglish(silent(Trigger.NoData.Action.PAUSE, Mode.SHADOW)))
        .as("in the shadow nothing acts")
        .endsWith(". After 10 days without numbers, both are told.");
    assertThat(inEnglish(silent(Trigger.NoData.Action.HOLD, Mode.ARMED))).endsWith("10\u00A0%.");
  }

  private static Trigger silent(Trigger.NoData.Action action, Mode mode) {
    var threshold = new Trigger.Threshold(Basis.ABSOLUTE, BigDecimal.TEN);
    return new Trigger(
        "t",
        "errors",
        Kind.GUARDRAIL,
        Operator.ABOVE,
        threshold,
        1,
        1,
        mode,
        new Trigger.NoData(action, Period.ofDays(10)));
  }

  private static String inEnglish(Trigger trigger) {
    return in(Locale.ENGLISH, trigger);
  }

  private static String in(Locale language, Trigger trigger) {
    return new BrakeWords(Wording.in(language), METRICS).of(trigger);
  }

  private static Trigger trigger(
      String metric,
      Kind kind,
      Operator operator,
      Basis basis,
      BigDecimal value,
      int consecutive,
      int sample,
      Mode mode) {
    return new Trigger(
        "t",
        metric,
        kind,
        operator,
        new Trigger.Threshold(basis, value),
        consecutive,
        sample,
        mode,
        null);
  }

  private static Metric metric(String key, String name, String unit, String baseline) {
    var day = LocalDate.of(2026, 3, 2);
    return new Metric(
        key,
        name,
        unit,
        Metric.Direction.LOWER_IS_BETTER,
        baseline == null ? null : new Metric.Baseline(new BigDecimal(baseline), "Survey", day, day),
        null);
  }
}
