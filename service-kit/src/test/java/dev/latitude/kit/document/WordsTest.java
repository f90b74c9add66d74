package dev.latitude.kit.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final String SHARED = "dev.latitude.kit.document.words";

  @Test
  void the_languages_have_the_same_texts_with_the_same_blanks() {
    var english = ResourceBundle.getBundle(SHARED, Locale.ROOT);
    var german = ResourceBundle.getBundle(SHARED, Locale.GERMAN);

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

  @Test
  void a_text_that_is_not_the_documents_own_is_the_shared_one() {
    var words = new Words("dev.latitude.kit.document.words", Locale.GERMAN) {};

    assertThat(words.of(Paper.A4)).isEqualTo("A4-Papier");
    assertThat(words.language()).isEqualTo("de");
  }

  private static int blanks(String pattern) {
    return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
  }
}
