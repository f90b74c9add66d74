package dev.latitude.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.agreement.AgreedTrigger;
import dev.latitude.agreement.agreement.Origin;
import dev.latitude.agreement.agreement.Terms;
import dev.latitude.agreement.context.ContextClause;
import dev.latitude.agreement.context.ContextEventKind;
import dev.latitude.agreement.context.ContextReaction;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafeguardsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 1     | “Errors” above 5 %: both look at it together.                                       | „Errors“ über 5 %: beide sehen sie gemeinsam an.",
        "2 | 1     | “Errors” above 5 %, 2 in a row: both look at it together.                           | „Errors“ über 5 %, 2-mal in Folge: beide sehen sie gemeinsam an.",
        "1 | 30    | “Errors” above 5 %, in samples of 30 or more: both look at it together.             | „Errors“ über 5 %, bei Stichproben ab 30: beide sehen sie gemeinsam an.",
        "3 | 10000 | “Errors” above 5 %, 3 in a row, in samples of 10,000 or more: both look at it together. | „Errors“ über 5 %, 3-mal in Folge, bei Stichproben ab 10.000: beide sehen sie gemeinsam an.",
      })
  void a_brake_tells_how_often_and_in_how_many_where_that_is_more_than_one(
      int consecutive, int sample, String english, String german) {
    var trigger =
        new AgreedTrigger(
            "errors-rise",
            "Errors",
            "%",
            AgreedTrigger.Kind.SIGNAL,
            AgreedTrigger.Operator.ABOVE,
            new BigDecimal("5.0"),
            consecutive,
            sample);

    assertThat(told(List.of(trigger), List.of(), Locale.ENGLISH)).isEqualTo(english);
    assertThat(told(List.of(trigger), List.of(), Locale.GERMAN)).isEqualTo(german);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1  | An audit: both look at it together within 1 day.   | Eine Prüfung: beide sehen sie binnen 1 Tag gemeinsam an.",
        "14 | An audit: both look at it together within 14 days. | Eine Prüfung: beide sehen sie binnen 14 Tagen gemeinsam an.",
      })
  void a_clause_tells_its_days(int days, String english, String german) {
    var clause = new ContextClause(ContextEventKind.AUDIT, ContextReaction.REVIEW, days);

    assertThat(told(List.of(), List.of(clause), Locale.ENGLISH)).isEqualTo(english);
    assertThat(told(List.of(), List.of(clause), Locale.GERMAN)).isEqualTo(german);
  }

  private static String told(
      List<AgreedTrigger> triggers, List<ContextClause> clauses, Locale language) {
    var terms =
        new Terms(
            "robin",
            "morgan",
            List.of(),
            List.of(),
            List.of(),
            triggers,
            clauses,
            List.of(),
            LocalDate.parse("2026-01-01"),
            null,
            null,
            new Origin(null, new UUID(0, 1)));
    return String.join("", Safeguards.of(terms, Wording.in(language))).replace('\u00A0', ' ');
  }
}
