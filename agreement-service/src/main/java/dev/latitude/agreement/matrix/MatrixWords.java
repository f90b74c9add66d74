package dev.latitude.agreement.matrix;

import dev.latitude.agreement.register.Answer;
import dev.latitude.agreement.register.Source;
import dev.latitude.agreement.right.Money;
import dev.latitude.kit.document.Words;
import java.util.Locale;

/** The page's own words in one language. */
public final class MatrixWords extends Words {
  MatrixWords(Locale locale) {
    super("dev.latitude.agreement.matrix.texts", locale);
  }

  /** How far somebody may decide, in a few words. */
  String may(Answer answer) {
    return of(answer);
  }

  String source(Source source) {
    return source.version() == null
        ? of("source.pilot")
        : filled("source.agreement", String.valueOf(source.version()));
  }

  String money(Money money) {
    return money(money.amount(), money.currency());
  }
}
