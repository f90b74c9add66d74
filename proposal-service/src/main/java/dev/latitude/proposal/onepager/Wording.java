package dev.latitude.proposal.onepager;

import dev.latitude.kit.document.Words;
import dev.latitude.proposal.proposal.Money;
import java.util.Locale;

/** The one-pager's own words in one language. */
public final class Wording extends Words {
  private static final String BUNDLE = "dev.latitude.proposal.onepager.texts";

  private Wording(Locale locale) {
    super(BUNDLE, locale);
  }

  /** In one of the languages there are. */
  static Wording in(Locale language) {
    return new Wording(language);
  }

  String money(Money money) {
    return money(money.amount(), money.currency());
  }
}
