package dev.latitude.agreement.document;

import dev.latitude.agreement.right.Money;
import dev.latitude.kit.document.Words;
import java.util.Locale;

/** The agreement's own words in one language. */
public final class Wording extends Words {
  private static final String BUNDLE = "dev.latitude.agreement.document.texts";

  private Wording(Locale locale) {
    super(BUNDLE, locale);
  }

  /** In one of the languages there are. */
  public static Wording in(Locale language) {
    return new Wording(language);
  }

  public String money(Money money) {
    return money(money.amount(), money.currency());
  }
}
