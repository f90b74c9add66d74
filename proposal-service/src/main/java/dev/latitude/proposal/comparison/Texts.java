package dev.latitude.proposal.comparison;

import dev.latitude.proposal.proposal.Money;
import java.math.BigDecimal;

/** Values as a reader of a comparison sees them: short. */
final class Texts {
  private static final int LONGEST = 120;

  private Texts() {}

  /** The beginning of a text; cut between characters, never within one. */
  static String brief(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
  }

  static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  static String money(Money money) {
    return money.amount().toPlainString() + " " + money.currency();
  }
}
