package dev.latitude.kit.document;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void white_space_of_any_kind_becomes_one_space() {
    assertThat(PlainText.line(" a\tb\r\nc\u2028d\u0085e\u00A0f  g "))
        .isEqualTo("a b c d e\u00A0f g");
  }

  @Test
  void lines_are_kept_apart_and_empty_ones_left_out() {
    assertThat(PlainText.lines("first\r\n\r\n \nsecond\rthird"))
        .containsExactly("first", "second", "third");
  }

  @Test
  void control_characters_are_made_visible() {
    assertThat(PlainText.line("a\u0000b\u0007c\u009Bd")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void what_turns_the_direction_of_text_is_taken_out_and_the_words_stay() {
    assertThat(PlainText.line("pay \u202E001\u202C to \u2066Bob\u2069"))
        .isEqualTo("pay 001 to Bob");
  }

  @Test
  void invisible_text_is_taken_out() {
    assertThat(PlainText.line("a\uFEFFb\uDB40\uDC41\uDB40\uDC42c")).isEqualTo("abc");
  }

  @Test
  void what_languages_need_stays() {
    assertThat(
            PlainText.line(
                "می\u200Cخواهم \u200F42 Schiff\u00ADfahrt \uD83D\uDC68\u200D\uD83D\uDC69"))
        .isEqualTo("می\u200Cخواهم \u200F42 Schiff\u00ADfahrt \uD83D\uDC68\u200D\uD83D\uDC69");
  }

  @Test
  void what_no_font_can_have_is_made_visible() {
    assertThat(PlainText.line("a\uE000b\uD800c\uFFFFd")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void letters_are_joined_with_their_marks() {
    assertThat(PlainText.line("e\u0301")).isEqualTo("é");
  }

  @Property
  void cleaning_twice_is_cleaning_once(@ForAll String text) {
    var once = PlainText.line(text);
    assertThat(PlainText.line(once)).isEqualTo(once);
  }

  @Property
  void letters_are_never_lost(@ForAll String text) {
    assertThat(letters(PlainText.line(text)))
        .isEqualTo(letters(java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFC)));
  }

  private static String letters(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
