package dev.latitude.agreement.document;

import static dev.latitude.kit.document.PlainText.line;

import dev.latitude.agreement.agreement.AgreedTrigger;
import dev.latitude.agreement.agreement.Terms;
import dev.latitude.agreement.context.ContextClause;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What makes the two look again, or stop: triggers that go on and context clauses, as sentences.
 */
final class Safeguards {
  private Safeguards() {}

  static List<String> of(Terms terms, Wording words) {
    return Stream.concat(
            terms.triggers().stream().map(trigger -> trigger(trigger, words)),
            terms.contextClauses().stream().map(clause -> clause(clause, words)))
        .toList();
  }

  private static String trigger(AgreedTrigger trigger, Wording words) {
    return words.filled(
        "trigger",
        line(trigger.metric()),
        words.of(trigger.operator()),
        words.quantity(trigger.threshold(), trigger.unit()),
        atLeastTwo("trigger.row", trigger.consecutive(), words),
        atLeastTwo("trigger.sample", trigger.minimumSample(), words),
        words.of(trigger.kind()));
  }

  /** That it happens once, or in a sample of one, goes without saying. */
  private static String atLeastTwo(String key, @Nullable Integer count, Wording words) {
    return count == null || count < 2
        ? ""
        : words.filled(key, words.number(BigDecimal.valueOf(count)));
  }

  private static String clause(ContextClause clause, Wording words) {
    var days = clause.withinDays();
    return words.filled(
        "clause." + clause.reaction().name(),
        words.of(clause.event()),
        days == null ? "" : words.counted("clause.within", days));
  }
}
