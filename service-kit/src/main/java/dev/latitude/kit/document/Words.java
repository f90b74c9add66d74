package dev.latitude.kit.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.stream.Collectors;

/**
 * The fixed texts of a kind of documents in one language, with numbers, money, dates and periods as
 * that language writes them. A text that is not the document's own is one that all documents share.
 */
public class Words {
  /** The first is for whoever reads none of them. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

  private static final String SHARED = "dev.latitude.kit.document.words";

  /** Keeps a number and its unit on one line. */
  private static final String NO_BREAK_SPACE = "\u00A0";

  private final Locale locale;
  private final ResourceBundle own;
  private final ResourceBundle shared;

  /**
   * In one of the languages there are.
   *
   * @param bundle where the document's own texts are, beside the class that asks for them
   */
  protected Words(String bundle, Locale locale) {
    this.locale = locale;
    this.own = texts(bundle, locale, getClass());
    this.shared = texts(SHARED, locale, Words.class);
  }

  private static ResourceBundle texts(String bundle, Locale locale, Class<?> beside) {
    return ResourceBundle.getBundle(
        bundle,
        locale,
        beside.getClassLoader(),
        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }

  /** BCP 47 tag. */
  public String language() {
    return locale.toLanguageTag();
  }

  /** A text without blanks to fill in. */
  public String of(String key) {
    return own.containsKey(key) ? own.getString(key) : shared.getString(key);
  }

  /** A text with its blanks filled in. */
  public String filled(String key, Object... values) {
    return new MessageFormat(of(key), locale).format(values);
  }

  /** The word for a constant. */
  public String of(Enum<?> value) {
    return of(value.getDeclaringClass().getSimpleName() + "." + value.name());
  }

  /** The word for a constant of somebody else's list, or the constant while there is none. */
  public String oneOf(String list, String constant) {
    var key = list + "." + constant;
    return own.containsKey(key) ? own.getString(key) : constant;
  }

  /** One or many of something, each in its own words. */
  public String counted(String key, long count) {
    return count == 1 ? of(key + ".one") : filled(key + ".many", number(BigDecimal.valueOf(count)));
  }

  /** To a tenth of an hour, which is as exact as anybody remembers a wait. */
  public String hours(Duration duration) {
    var hours =
        BigDecimal.valueOf(duration.toMinutes())
            .divide(BigDecimal.valueOf(60), 1, RoundingMode.HALF_UP);
    return filled("hours", number(hours));
  }

  /** With as many digits after the point as it has. */
  public String number(BigDecimal value) {
    var format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(Math.max(0, value.stripTrailingZeros().scale()));
    return format.format(value);
  }

  public String quantity(BigDecimal value, String unit) {
    return number(value) + NO_BREAK_SPACE + PlainText.line(unit);
  }

  /** With cents only if there are some. */
  public String money(BigDecimal amount, String currency) {
    var format = NumberFormat.getNumberInstance(locale);
    boolean whole = amount.stripTrailingZeros().scale() <= 0;
    format.setMinimumFractionDigits(whole ? 0 : 2);
    format.setMaximumFractionDigits(2);
    return filled("money", format.format(amount), currency);
  }

  public String date(LocalDate day) {
    return dateIn("date", day);
  }

  /** To the minute, in UTC. */
  public String moment(Instant instant) {
    return DateTimeFormatter.ofPattern(of("moment"), locale)
        .format(instant.atZone(ZoneId.of("UTC")));
  }

  /** From a day to a day; a year they share is said once. */
  public String span(LocalDate from, LocalDate to) {
    var first = from.getYear() == to.getYear() ? dateIn("date.in.year", from) : date(from);
    return filled("span", first, date(to));
  }

  /** Days one after the other, the last joined by a word; a year they share is said once. */
  public String dates(List<LocalDate> days) {
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
  public String every(Period period) {
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
