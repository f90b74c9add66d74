package dev.latitude.proposal.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de                             | GERMAN",
        "en                             | ENGLISH",
        "DE                             | GERMAN",
        "de-AT                          | GERMAN",
        "de-Latn-CH-1996                | GERMAN",
        "de-*-DE                        | GERMAN",
        "en-GB                          | ENGLISH",
        "fr, de                         | GERMAN",
        "fr-CH, fr;q=0.9, de;q=0.1      | GERMAN",
        "en;q=0.4, de;q=0.5             | GERMAN",
        "de;q=0.4, en;q=0.5             | ENGLISH",
        "de, en                         | GERMAN",
        "en, de                         | ENGLISH",
        "de-AT;q=0.3, en-US;q=0.2       | GERMAN",
        "de;q=0.001, fr                 | GERMAN",
        "fr                             | ENGLISH",
        "deu                            | ENGLISH",
        "d                              | ENGLISH",
        "*                              | ENGLISH",
        "fr, *;q=0.5                    | ENGLISH",
        "*, de;q=0.5                    | GERMAN",
        "en;q=0, *                      | GERMAN",
        "en;q=0                         | GERMAN",
        "de;q=0, de-AT                  | ENGLISH",
        "de;q=0, *                      | ENGLISH",
        "de;q=0                         | ENGLISH",
        "en;q=0, de;q=0                 | ENGLISH",
        "*;q=0                          | ENGLISH"
      })
  void the_best_language_is_found_by_lookup(String accepted, Language best) {
    assertThat(Language.bestFor(accepted.strip())).isEqualTo(best);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {" ", ",", ";q=1", "de;q=high", "de;q=2", "de_DE", "!", "toolonganame"})
  void a_header_that_says_nothing_gives_english(String accepted) {
    assertThat(Language.bestFor(accepted)).isEqualTo(Language.ENGLISH);
  }

  @Property
  void no_header_makes_it_fail(@ForAll String accepted) {
    assertThat(Language.bestFor(accepted)).isNotNull();
  }

  @Test
  void the_language_of_the_machine_does_not_matter() {
    var before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertThat(Language.ENGLISH.texts().getString("signs.title")).isEqualTo("Everyday signs");
    } finally {
      Locale.setDefault(before);
    }
  }
}
