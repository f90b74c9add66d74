package dev.latitude.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
  private static final List<Locale> OFFERED = List.of(Locale.ENGLISH, Locale.GERMAN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                        | en",
        "de                      | de",
        "de-CH, en;q=0.8         | de",
        "fr, de;q=0.5, en;q=0.9  | en",
        "fr, nl                  | en",
        "de;q=0, en;q=0.1        | en",
        "*                       | en",
        "DE_de;;q=x              | en",
      })
  void the_best_language_there_is_is_chosen(String header, String language) {
    assertThat(Languages.choose(header, OFFERED).toLanguageTag()).isEqualTo(language);
  }
}
