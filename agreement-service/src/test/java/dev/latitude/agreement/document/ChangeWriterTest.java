package dev.latitude.agreement.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latitude.agreement.agreement.Origin;
import dev.latitude.agreement.agreement.Terms;
import dev.latitude.agreement.right.Boundary;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeWriterTest {
  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "morgan      | morgan        | ''",
        "morgan,kim  | kim,morgan    | ''",
        "morgan      | morgan,morgan | ''",
        "''          | morgan        | “Prices” now stays with morgan.",
        "morgan      | ''            | “Prices” no longer stays with morgan.",
        "morgan      | kim           | “Prices” stays with kim instead of morgan.",
        "morgan      | morgan,kim    | “Prices” now stays with kim.",
        "morgan      | kim,morgan    | “Prices” now stays with kim.",
        "morgan,kim  | morgan        | “Prices” no longer stays with kim.",
        "morgan,kim  | kim           | “Prices” no longer stays with morgan.",
        "morgan,kim  | morgan,hanna  | “Prices” no longer stays with kim. “Prices” now stays with hanna.",
        "morgan      | kim,hanna     | “Prices” no longer stays with morgan. “Prices” now stays with kim. “Prices” now stays with hanna.",
      })
  void a_decision_that_several_hold_is_compared_holder_by_holder(
      String before, String after, String changes) {
    var told = ChangeWriter.between(held(before), held(after), Wording.in(Locale.ENGLISH));

    assertThat(String.join(" ", told)).isEqualTo(changes);
  }

  private static Terms held(String people) {
    return new Terms(
        "robin",
        "morgan",
        List.of(),
        Arrays.stream(people.split(","))
            .filter(person -> !person.isEmpty())
            .map(person -> new Boundary("Prices", person))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        LocalDate.parse("2026-01-01"),
        null,
        null,
        new Origin(null, new UUID(0, 1)));
  }
}
