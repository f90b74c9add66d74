package dev.latitude.agreement.document;

import static dev.latitude.kit.document.PlainText.line;

import dev.latitude.agreement.agreement.AgreedTrigger;
import dev.latitude.agreement.agreement.Terms;
import dev.latitude.agreement.context.ContextClause;
import java.util.List;
import java.util.stream.Stream;

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
        String.valueOf(trigger.consecutive()),
        String.valueOf(trigger.minimumSample()),
        words.of(trigger.kind()));
  }

  private static String clause(ContextClause clause, Wording words) {
    return words.filled(
        "clause." + clause.reaction().name(),
        words.of(clause.event()),
        String.valueOf(clause.withinDays()));
  }
}
