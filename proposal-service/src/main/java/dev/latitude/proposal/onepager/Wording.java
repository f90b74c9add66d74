package dev.latitude.proposal.onepager;

import dev.latitude.kit.document.PlainText;
import dev.latitude.proposal.proposal.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

/**
 * The one-pager's own words in one language, with numbers and dates as that language writes them.
 */
public final class Wording {
  /** The first is for whoever reads none of them. */
  static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private static final String BUNDLE = "dev.latitude.proposal.onepager.texts";

  /** Keeps a number and its unit on one line. */
  private static final String NO_BREAK_SPACE = "\u00A0";

  private final Locale locale;
  private final ResourceBundle texts;

  /** In one of the languages there are. */
  static Wording in(Locale language) {
    return new Wording(language);
  }

  private Wording(Locale locale) {
    this.locale = locale;
    this.texts =
        ResourceBundle.getBundle(
            BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** BCP 47 tag. */
  String language() {
    return locale.toLanguageTag();
  }

  /** A text without blanks to fill in. */
  public String of(String key) {
    return texts.getString(key);
  }

  String filled(String key, Object... values) {
    return new MessageFormat(texts.getString(key), locale).format(values);
  }

  String of(Enum<?> value) {
    return of(value.getDeclaringClass().getSimpleName() + "." + value.name());
  }

  /** One or many of something, each in its own words. */
  String counted(String key, long count) {
    return count == 1 ? of(key + ".one") : filled(key + ".many", number(BigDecimal.valueOf(count)));
  }

  /** The word for a constant of somebody else's list, or the constant while there is none. */
  String oneOf(String list, String constant) {
    var key = list + "." + constant;
    return texts.containsKey(key) ? of(key) : constant;
  }

  /** To a tenth of an hour, which is as exact as anybody remembers a wait. */
  String hours(Duration duration) {
    var hours =
        BigDecimal.valueOf(duration.toMinutes())
            .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
    return filled("hours", number(hours));
  }

  String number(BigDecimal value) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.max(0, value.stripTrailingZeros().scale()));
    return format.format(value);
  }

  String quantity(BigDecimal value, String unit) {
    return number(value) + NO_BREAK_SPACE + PlainText.line(unit);
  }

  String money(Money money) {
    var format = NumberFormat.getNumberInstance(locale);
    boolean whole = money.amount().stripTrailingZeros().scale() <= 0;
    format.setMinimumFractionDigits(whole ? 0 : 2);
    format.setMaximumFractionDigits(2);
    return filled("money", format.format(money.amount()), money.currency());
  }

  String date(LocalDate day) {
    return dateIn("date", day);
  }

  /** From a day to a day; a year they share is said once. */
  String span(LocalDate from, LocalDate to) {
    var first = from.getYear() == to.getYear() ? dateIn("date.in.year", from) : date(from);
    return filled("span", first, date(to));
  }

  /** Days one after the other, the last joined by a word; a year they share is said once. */
  String dates(List<LocalDate> days) {
    var ordered = days.stream().sorted().distinct().toList();
    var last = date(ordered.getLast());
    if (ordered.size() == 1) {
      return last;
    }
    boolean oneYear = ordered.getFirst().getYear() == ordered.getLast().getYear();
    var others =
        ordered.subList(0, ordered.size() - 1).stream()
            .map(day -> dateIn(oneYear ? "date.in.year" : "date", day))
            .collect(Collectors.joining(", "));
    return filled("and", others, last);
  }

  private String dateIn(String pattern, LocalDate day) {
    return DateTimeFormatter.ofPattern(of(pattern), locale).format(day);
  }

  /** How often something happens. */
  String every(Period period) {
    long months = period.toTotalMonths();
    long days = period.get(ChronoUnit.DAYS);
    if (months != 0 && days != 0) {
      return filled("every.other", counted("months", months), counted("days", days));
    }
    if (months != 0) {
      return counted("every.month", months);
    }
    return days % 7 == 0 && days != 0
        ? counted("every.week", days / 7)
        : counted("every.day", days);
  }
}
