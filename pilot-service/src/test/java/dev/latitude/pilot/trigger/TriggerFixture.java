package dev.latitude.pilot.trigger;

import dev.latitude.pilot.trigger.Trigger.Kind;
import dev.latitude.pilot.trigger.Trigger.Mode;
import dev.latitude.pilot.trigger.Trigger.NoData;
import dev.latitude.pilot.trigger.Trigger.Operator;
import dev.latitude.pilot.trigger.Trigger.Threshold;
import dev.latitude.pilot.trigger.Trigger.Threshold.Basis;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;

/** Triggers on one metric, and daily readings of it. */
public final class TriggerFixture {
  public static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);

  private TriggerFixture() {}

  /** Breaches above 4. */
  public static Trigger above4(int consecutive, int minimumSample) {
    return new Trigger(
        "errors-rise",
        "error-rate",
        Kind.GUARDRAIL,
        Operator.ABOVE,
        new Threshold(Basis.ABSOLUTE, new BigDecimal("4")),
        consecutive,
        minimumSample,
        Mode.ARMED,
        null);
  }

  /** Breaches below the baseline changed by so many percent. */
  public static Trigger belowBaseline(String percent) {
    return new Trigger(
        "score-falls",
        "client-score",
        Kind.GUARDRAIL,
        Operator.BELOW,
        new Threshold(Basis.BASELINE_PERCENT, new BigDecimal(percent)),
        1,
        1,
        Mode.ARMED,
        null);
  }

  public static Trigger as(Trigger trigger, Kind kind, Mode mode) {
    return new Trigger(
        trigger.key(),
        trigger.metric(),
        kind,
        trigger.operator(),
        trigger.threshold(),
        trigger.consecutive(),
        trigger.minimumSample(),
        mode,
        trigger.noData());
  }

  public static Trigger whenDataAreMissing(NoData.Action action, String grace) {
    var trigger = above4(1, 5);
    return new Trigger(
        trigger.key(),
        trigger.metric(),
        trigger.kind(),
        trigger.operator(),
        trigger.threshold(),
        trigger.consecutive(),
        trigger.minimumSample(),
        trigger.mode(),
        new NoData(action, Period.parse(grace)));
  }

  public static Reading reading(int day, String value) {
    return reading(day, value, 10);
  }

  public static Reading reading(int day, String value, int sample) {
    var date = FIRST_DAY.plusDays(day);
    return new Reading(
        new UUID(0, day), date, date, new BigDecimal(value), sample, /* revision= */ day + 5);
  }
}
