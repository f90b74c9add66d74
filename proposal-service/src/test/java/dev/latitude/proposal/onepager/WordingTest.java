package dev.latitude.proposal.onepager;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.kit.document.Paper;
import dev.latitude.proposal.guidance.ContextEventKind;
import dev.latitude.proposal.proposal.DelegationLevel;
import dev.latitude.proposal.proposal.Metric;
import dev.latitude.proposal.proposal.Money;
import dev.latitude.proposal.proposal.ProposalState;
import dev.latitude.proposal.proposal.Risk;
import dev.latitude.proposal.proposal.WorkScope;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
  private static final Wording ENGLISH = Wording.in(Locale.ENGLISH);
  private static final Wording GERMAN = Wording.in(Locale.GERMAN);

  static List<Locale> languages() {
    return Wording.LANGUAGES;
  }

  @ParameterizedTest
  @MethodSource("languages")
  void every_value_has_its_words_in_every_language(Locale language) {
    var words = Wording.in(language);

    var values =
        Stream.<Enum<?>[]>of(
                WorkScope.values(),
                ProposalState.values(),
                Risk.values(),
                ContextEventKind.values(),
                DelegationLevel.values(),
                Metric.Direction.values(),
                Paper.values())
            .flatMap(Arrays::stream);
    assertThat(values).allSatisfy(value -> assertThat(words.of(value)).isNotBlank());
    assertThat(DelegationLevel.values())
        .allSatisfy(level -> assertThat(words.of("means." + level)).isNotBlank());
  }

  @Test
  void the_languages_have_the_same_texts_with_the_same_blanks() {
    var english = ResourceBundle.getBundle("dev.latitude.proposal.onepager.texts", Locale.ROOT);
    var german = ResourceBundle.getBundle("dev.latitude.proposal.onepager.texts", Locale.GERMAN);

    assertThat(german.keySet()).isEqualTo(english.keySet());
    assertThat(english.keySet())
        .allSatisfy(
            key ->
                assertThat(blanks(german.getString(key)))
                    .as(key)
                    .isEqualTo(blanks(english.getString(key))));
    assertThat(english.keySet())
        .as("a straight apostrophe has a meaning to MessageFormat")
        .allSatisfy(
            key -> assertThat(english.getString(key) + german.getString(key)).doesNotContain("'"));
  }

  private static int blanks(String pattern) {
    return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4.20      | 4.2       | 4,2",
        "12000     | 12,000    | 12.000",
        "-0.000001 | -0.000001 | -0,000001",
        "0.0       | 0         | 0",
        "1E+3      | 1,000     | 1.000",
      })
  void numbers_are_written_as_the_language_does(BigDecimal value, String english, String german) {
    assertThat(ENGLISH.number(value)).isEqualTo(english);
    assertThat(GERMAN.number(value)).isEqualTo(german);
  }

  @Test
  void amounts_of_money_have_cents_only_if_there_are_some() {
    assertThat(ENGLISH.money(new Money(new BigDecimal("2500.00"), "EUR")))
        .isEqualTo("EUR\u00A02,500");
    assertThat(GERMAN.money(new Money(new BigDecimal("2500.5"), "EUR")))
        .isEqualTo("2.500,50\u00A0EUR");
  }

  @Test
  void a_year_that_dates_share_is_said_once() {
    var march = LocalDate.of(2026, 3, 2);
    var april = LocalDate.of(2026, 4, 13);
    var next = LocalDate.of(2027, 1, 4);

    assertThat(ENGLISH.span(march, april)).isEqualTo("2 Mar – 13 Apr 2026");
    assertThat(ENGLISH.span(march, next)).isEqualTo("2 Mar 2026 – 4 Jan 2027");
    assertThat(GERMAN.span(march, april)).isEqualTo("2. März – 13. Apr. 2026");
    assertThat(ENGLISH.dates(List.of(april, march, march))).isEqualTo("2 Mar and 13 Apr 2026");
    assertThat(ENGLISH.dates(List.of(next, april, march)))
        .isEqualTo("2 Mar 2026, 13 Apr 2026 and 4 Jan 2027");
    assertThat(ENGLISH.dates(List.of(march))).isEqualTo("2 Mar 2026");
  }

  @ParameterizedTest
  @CsvSource({
    "P1D, every day, täglich",
    "P3D, every 3 days, alle 3 Tage",
    "P7D, every week, jede Woche",
    "P14D, every 2 weeks, alle 2 Wochen",
    "P1M, every month, jeden Monat",
    "P1Y, every 12 months, alle 12 Monate",
    "P1M10D, every 1 month and 10 days, immer nach 1 Monat und 10 Tage",
    "P2147483647Y, 'every 25,769,803,764 months', alle 25.769.803.764 Monate",
  })
  void periods_are_said_as_people_say_them(String period, String english, String german) {
    assertThat(ENGLISH.every(Period.parse(period))).isEqualTo(english);
    assertThat(GERMAN.every(Period.parse(period))).isEqualTo(german);
  }
}
