package dev.latitude.pilot.trigger;

import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Verdicts in words and numbers, for the people they concern. */
final class Reasons {
  private Reasons() {}

  static String noBaseline(Trigger trigger) {
    return trigger.metric() + " has no frozen baseline that a limit in percent could be made from.";
  }

  static String nothingCounts(Trigger trigger, int tooSmall) {
    return "%s has no measurement with a sample of at least %d%s."
        .formatted(
            trigger.metric(),
            trigger.minimumSample(),
            tooSmall == 0 ? "" : "; measurements with a smaller one: " + tooSmall);
  }

  static String within(
      Trigger trigger, BigDecimal limit, @Nullable BigDecimal baseline, Reading last) {
    return "%s, not %s the limit %s."
        .formatted(was(trigger, last), side(trigger), limit(trigger, limit, baseline));
  }

  static String knownBefore(
      Trigger trigger, BigDecimal limit, @Nullable BigDecimal baseline, Reading last) {
    return "%s, %s the limit %s; it was known before this trigger was agreed on as it is, so it is no breach."
        .formatted(was(trigger, last), side(trigger), limit(trigger, limit, baseline));
  }

  static String breached(
      Trigger trigger, BigDecimal limit, @Nullable BigDecimal baseline, Tally.Row row) {
    return "%s, %s the limit %s; breaches in a row: %d, needed: %d."
        .formatted(
            was(trigger, row.last()),
            side(trigger),
            limit(trigger, limit, baseline),
            row.length(),
            trigger.consecutive());
  }

  static String notYet(
      Trigger trigger, BigDecimal limit, @Nullable BigDecimal baseline, Tally.Row row) {
    var breached = breached(trigger, limit, baseline, row);
    return row.length() < trigger.consecutive()
        ? breached
        : breached + " All of them were known when the pilot was last resumed.";
  }

  static String missing(Trigger trigger, Silence silence) {
    return "%s has had no measurement with a sample of at least %d since %s, and %s of grace have passed."
        .formatted(
            trigger.metric(), trigger.minimumSample(), silence.since(), silence.noData().grace());
  }

  private static String was(Trigger trigger, Reading reading) {
    return "%s was %s from %s to %s (sample %d)"
        .formatted(
            trigger.metric(),
            number(reading.value()),
            reading.from(),
            reading.to(),
            reading.sampleSize());
  }

  static String side(Trigger trigger) {
    return trigger.operator().name().toLowerCase(Locale.ROOT);
  }

  static String limit(Trigger trigger, BigDecimal limit, @Nullable BigDecimal baseline) {
    if (baseline == null || !trigger.relative()) {
      return number(limit);
    }
    return "%s (%s from the baseline %s)"
        .formatted(number(limit), percent(trigger), number(baseline));
  }

  static String percent(Trigger trigger) {
    var percent = trigger.threshold().value();
    return (percent.signum() > 0 ? "+" : "") + number(percent) + "%";
  }

  private static String number(BigDecimal value) {
    return value.stripTrailingZeros().toPlainString();
  }
}
