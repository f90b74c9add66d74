package dev.latitude.pilot.dashboard;

import dev.latitude.kit.document.PlainText;
import dev.latitude.pilot.pilot.Metric;
import dev.latitude.pilot.trigger.Evaluator;
import dev.latitude.pilot.trigger.Judgement;
import dev.latitude.pilot.trigger.Reading;
import dev.latitude.pilot.trigger.Tally;
import dev.latitude.pilot.trigger.Trigger;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a trigger is for and what it says, in words and numbers. */
final class VerdictWords {
  private final Wording words;
  private final Metric metric;
  private final Evaluator evaluator;

  VerdictWords(Wording words, Metric metric, Evaluator evaluator) {
    this.words = words;
    this.metric = metric;
    this.evaluator = evaluator;
  }

  /** What it does and when. */
  String rule() {
    var trigger = evaluator.trigger();
    var effect = trigger.mode() + "." + trigger.kind();
    return words.filled("rule." + effect, condition(trigger)) + words.of("rule.end");
  }

  private String condition(Trigger trigger) {
    var limit = evaluator.limit();
    var condition =
        limit == null
            ? words.filled("rule.relative." + trigger.operator(), percent(trigger))
            : words.filled("rule.limit." + trigger.operator(), quantity(limit));
    var relative =
        trigger.relative() && limit != null
            ? words.filled("rule.from.baseline", percent(trigger))
            : "";
    var row =
        trigger.consecutive() > 1
            ? words.filled("rule.row", words.number(trigger.consecutive()))
            : "";
    var sample =
        trigger.minimumSample() > 1
            ? words.filled("rule.sample", words.number(trigger.minimumSample()))
            : "";
    return condition + relative + row + sample;
  }

  private String percent(Trigger trigger) {
    var percent = trigger.threshold().value();
    return (percent.signum() > 0 ? "+" : "") + words.number(percent);
  }

  /** Why the verdict is what it is. */
  String reason(Judgement judgement, Tally tally) {
    var limit = judgement.limit();
    if (limit == null) {
      return words.of("reason.no.baseline");
    }
    var last = tally.last();
    if (last == null) {
      return nothingCounts(tally);
    }
    return switch (judgement.verdict()) {
      case BREACHED, SHADOW_BREACHED -> breached(row(tally.breach(), last), limit, judgement);
      case WITHIN, INSUFFICIENT_DATA -> within(tally, last, limit);
    };
  }

  private String nothingCounts(Tally tally) {
    var sample = words.number(evaluator.trigger().minimumSample());
    return tally.tooSmall() == 0
        ? words.filled("reason.nothing", sample)
        : words.filled("reason.too.small", sample, words.number(tally.tooSmall()));
  }

  private String within(Tally tally, Reading last, BigDecimal limit) {
    var row = tally.row();
    if (row == null) {
      return evaluator.isBeyond(last)
          ? beyond(last, limit) + " " + words.of("reason.known.before")
          : words.filled(
              "reason.within." + evaluator.trigger().operator(), was(last), quantity(limit));
    }
    var needed = evaluator.trigger().consecutive();
    return beyond(last, limit)
        + " "
        + (row.length() < needed
            ? words.filled("reason.not.yet", words.number(row.length()), words.number(needed))
            : words.of("reason.settled"));
  }

  private String breached(Reading last, BigDecimal limit, Judgement judgement) {
    var row =
        judgement.inARow() > 1 || evaluator.trigger().consecutive() > 1
            ? " " + words.filled("reason.row", words.number(judgement.inARow()))
            : "";
    return beyond(last, limit) + row;
  }

  private String beyond(Reading last, BigDecimal limit) {
    return words.filled(
        "reason.beyond." + evaluator.trigger().operator(), was(last), quantity(limit));
  }

  private static Reading row(Tally.@Nullable Row row, Reading last) {
    return row == null ? last : row.last();
  }

  private String was(Reading reading) {
    return words.filled(
        "reason.was",
        quantity(reading.value()),
        words.span(reading.from(), reading.to()),
        words.number(reading.sampleSize()));
  }

  private String quantity(BigDecimal value) {
    return words.number(value) + "\u00A0" + PlainText.line(metric.unit());
  }
}
