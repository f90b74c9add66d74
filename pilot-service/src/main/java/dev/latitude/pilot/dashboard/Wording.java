package dev.latitude.pilot.dashboard;

import dev.latitude.kit.document.Words;
import dev.latitude.pilot.chart.Chart;
import dev.latitude.pilot.pilot.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The dashboard's own words in one language. */
public final class Wording extends Words implements Chart.Axes {
  private static final String BUNDLE = "dev.latitude.pilot.dashboard.texts";

  private final Locale locale;

  private Wording(Locale locale) {
    super(BUNDLE, locale);
    this.locale = locale;
  }

  /** In one of the languages there are. */
  static Wording in(Locale language) {
    return new Wording(language);
  }

  String number(long value) {
    return number(BigDecimal.valueOf(value));
  }

  String money(Money money) {
    return money(money.amount(), money.currency());
  }

  /** As short as an axis wants it. */
  @Override
  public String day(LocalDate day) {
    return DateTimeFormatter.ofPattern(of("date.in.year"), locale).format(day);
  }

  /** From a day to a day, or the one day. */
  @Override
  public String span(LocalDate from, LocalDate to) {
    return from.equals(to) ? date(from) : super.span(from, to);
  }
}
